import { StepBack } from "lucide-react";
import type { PlayerCommand } from "./player-command";

export const firstFrame: PlayerCommand = {
  id: "first",
  Icon: StepBack,
  keys: ["Home"],
  run: (player) => player.seek(0),
};
