import { StepBack } from "lucide-react";
import { nextSpeed } from "../frames";
import type { PlayerCommand } from "./player-command";

export const slower: PlayerCommand = {
  id: "slower",
  Icon: StepBack,
  keys: ["<"],
  run: (player) => player.change({ speed: nextSpeed(player.get().speed, -1) }),
};
