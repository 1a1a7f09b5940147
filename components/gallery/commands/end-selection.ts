import { X } from "lucide-react";
import type { Command } from "@/components/commands/command";
import { clearSelection, isSelecting } from "@/components/gallery/selection/selection";
import { isCovered } from "./is-covered";

export const endSelection: Command<string | null> = {
  id: "select_none",
  Icon: X,
  keys: ["Esc"],
  when: () => isSelecting() && !isCovered(),
  run: clearSelection,
};
