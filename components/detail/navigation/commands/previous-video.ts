import { ChevronLeft } from "lucide-react";
import type { Command } from "@/components/commands/command";
import { go } from "@/components/video/navigation-memory";

export const previousVideo: Command = {
  id: "previous",
  Icon: ChevronLeft,
  keys: ["←"],
  run: () => go("previous"),
};
