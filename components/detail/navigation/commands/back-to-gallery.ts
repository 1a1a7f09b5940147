import { ArrowLeft } from "lucide-react";
import type { Command } from "@/components/commands/command";
import { goBack } from "@/components/video/navigation-memory";
import { leaveFullscreen } from "@/components/video/player/fullscreen";

export const backToGallery: Command = {
  id: "back",
  Icon: ArrowLeft,
  keys: ["Esc"],
  // Escape closes an open menu first.
  when: () => document.querySelector(":popover-open") === null,
  run: () => leaveFullscreen() || goBack(),
};
