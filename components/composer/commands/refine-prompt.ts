import { iconOf } from "@/components/ui/icon/icon";
import type { ComposerCommand } from "./composer-command";
import { openDialog } from "./open-state";

export const refinePrompt: ComposerCommand = {
  id: "refine",
  Icon: iconOf("wand-sparkles"),
  keys: ["R"],
  when: ({ refine }) => Boolean(refine),
  run: ({ open }) => open.set(openDialog("refine")),
};
