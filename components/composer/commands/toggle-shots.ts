import { Clapperboard } from "lucide-react";
import type { ComposerCommand } from "./composer-command";
import { showShots } from "./open-state";

export const toggleShots: ComposerCommand = {
  id: "shots",
  Icon: Clapperboard,
  keys: ["S"],
  run: ({ open }) => open.set((now) => showShots(!now.shots)(now)),
};
