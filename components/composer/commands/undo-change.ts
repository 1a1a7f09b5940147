import { Undo2 } from "lucide-react";
import { undoStep } from "@/components/composer/changes";
import type { ComposerCommand } from "./composer-command";

export const undoChange: ComposerCommand = {
  id: "undo",
  Icon: Undo2,
  keys: ["Ctrl/⌘", "Z"],
  when: ({ store }) => store.get().history.past.length > 0,
  run: ({ store }) => store.set(undoStep),
};
