import { StepForward } from "lucide-react";
import { nextSpeed } from "../frames";
import type { PlayerCommand } from "./player-command";

export const faster: PlayerCommand = {
  id: "faster",
  Icon: StepForward,
  keys: [">"],
  run: (player) => player.change({ speed: nextSpeed(player.get().speed, 1) }),
};
