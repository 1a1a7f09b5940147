import { Volume2 } from "lucide-react";
import type { PlayerCommand } from "./player-command";

export const mute: PlayerCommand = {
  id: "mute",
  Icon: Volume2,
  keys: ["M"],
  run: (player) => player.change({ muted: !player.get().muted }),
};
