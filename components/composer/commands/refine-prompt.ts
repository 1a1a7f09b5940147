import { WandSparkles } from "lucide-react";
import type { ComposerCommand } from "./composer-command";
import { openDialog } from "./open-state";

export const refinePrompt: ComposerCommand = {
  id: "refine",
  Icon: WandSparkles,
  keys: ["R"],
  when: ({ refine }) => Boolean(refine),
  run: ({ open }) => open.set(openDialog("refine")),
};
