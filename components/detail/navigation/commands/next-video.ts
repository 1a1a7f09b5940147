import { ChevronRight } from "lucide-react";
import type { Command } from "@/components/commands/command";
import { go } from "@/components/video/navigation-memory";

export const nextVideo: Command = {
  id: "next",
  Icon: ChevronRight,
  keys: ["→"],
  run: () => go("next"),
};
