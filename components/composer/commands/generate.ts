import { Sparkles } from "lucide-react";
import type { ComposerCommand } from "./composer-command";

export const generate: ComposerCommand = {
  id: "generate",
  Icon: Sparkles,
  keys: ["Ctrl/⌘", "↵"],
  run: () => document.getElementById("compose-prompt")?.closest("form")?.requestSubmit(),
};
