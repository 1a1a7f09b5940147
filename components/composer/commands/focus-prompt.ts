import { PenLine } from "lucide-react";
import type { ComposerCommand } from "./composer-command";

export const focusPrompt: ComposerCommand = {
  id: "prompt",
  Icon: PenLine,
  keys: ["/"],
  run: ({ editor }) => editor.focus(),
};
