import { X } from "lucide-react";
import type { Command } from "@/components/commands/command";
import { clearSelection, isSelecting } from "@/components/gallery/selection/selection";

export const endSelection: Command<string | null> = {
  id: "select_none",
  Icon: X,
  keys: ["Esc"],
  // A video that was opened above the gallery closes first.
  when: () => isSelecting() && !document.querySelector("dialog[open]"),
  run: clearSelection,
};
