import { StepForward } from "lucide-react";
import type { PlayerCommand } from "./player-command";

export const nextFrame: PlayerCommand = {
  id: "frame_on",
  Icon: StepForward,
  keys: ["."],
  run: (player) => player.step(1),
};
