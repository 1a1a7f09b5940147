import { Repeat } from "lucide-react";
import type { PlayerCommand } from "./player-command";

export const loop: PlayerCommand = {
  id: "loop",
  Icon: Repeat,
  keys: ["R"],
  run: (player) => player.change({ loop: !player.get().loop }),
};
