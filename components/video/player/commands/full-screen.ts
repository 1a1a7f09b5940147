import { Maximize } from "lucide-react";
import { enterFullscreen, leaveFullscreen } from "../fullscreen";
import type { VideoCommand } from "./player-command";

export const fullScreen: VideoCommand = {
  id: "full",
  Icon: Maximize,
  keys: ["F"],
  run: () => {
    if (!leaveFullscreen()) enterFullscreen();
  },
};
