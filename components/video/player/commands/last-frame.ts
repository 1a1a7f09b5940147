import { StepForward } from "lucide-react";
import type { PlayerCommand } from "./player-command";

export const lastFrame: PlayerCommand = {
  id: "last",
  Icon: StepForward,
  keys: ["End"],
  run: (player) => player.seek(player.get().duration),
};
