import { StepBack } from "lucide-react";
import type { PlayerCommand } from "./player-command";

export const backASecond: PlayerCommand = {
  id: "second_back",
  Icon: StepBack,
  keys: ["J"],
  run: (player) => player.seek(player.get().time - 1),
};
