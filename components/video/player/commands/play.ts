import { Play } from "lucide-react";
import type { PlayerCommand } from "./player-command";

export const play: PlayerCommand = {
  id: "play",
  Icon: Play,
  keys: ["Space"],
  alias: "K",
  run: (player) => player.toggle(),
};
