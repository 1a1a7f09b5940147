import { iconOf } from "@/components/ui/icon/icon";
import type { ComposerCommand } from "./composer-command";
import { showShots } from "./open-state";

export const toggleShots: ComposerCommand = {
  id: "shots",
  Icon: iconOf("clapperboard"),
  keys: ["S"],
  run: ({ open }) => open.set((now) => showShots(!now.shots)(now)),
};
