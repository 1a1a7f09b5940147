import { StepForward } from "lucide-react";
import type { PlayerCommand } from "./player-command";

export const onASecond: PlayerCommand = {
  id: "second_on",
  Icon: StepForward,
  keys: ["L"],
  run: (player) => player.seek(player.get().time + 1),
};
