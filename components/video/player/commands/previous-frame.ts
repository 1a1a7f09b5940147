import { StepBack } from "lucide-react";
import type { PlayerCommand } from "./player-command";

export const previousFrame: PlayerCommand = {
  id: "frame_back",
  Icon: StepBack,
  keys: [","],
  run: (player) => player.step(-1),
};
