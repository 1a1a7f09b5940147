import { CheckCheck } from "lucide-react";
import type { Command } from "@/components/commands/command";
import { selectAll } from "@/components/gallery/selection/selection";
import { isCovered } from "./is-covered";

/** Everything that the view's filter shows, loaded or not; a view in manual order has no filter. */
export const selectAllVideos: Command<string | null> = {
  id: "select_all",
  Icon: CheckCheck,
  keys: ["Ctrl/⌘", "A"],
  when: (query) => query !== null && !isCovered(),
  run: selectAll,
};
