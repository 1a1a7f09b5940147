import { Redo2 } from "lucide-react";
import { redoStep } from "@/components/composer/changes";
import type { ComposerCommand } from "./composer-command";

export const redoChange: ComposerCommand = {
  id: "redo",
  Icon: Redo2,
  keys: ["Ctrl/⌘", "Shift", "Z"],
  when: ({ store }) => store.get().history.future.length > 0,
  run: ({ store }) => store.set(redoStep),
};
