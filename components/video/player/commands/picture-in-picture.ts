import { PictureInPicture2 } from "lucide-react";
import type { VideoCommand } from "./player-command";

export const pictureInPicture: VideoCommand = {
  id: "pip",
  Icon: PictureInPicture2,
  keys: ["P"],
  when: () => document.pictureInPictureEnabled,
  run: (video) => void togglePip(video),
};

async function togglePip(video: HTMLVideoElement): Promise<void> {
  // Refused by the browser's settings or before the first frame: there is nothing to report.
  if (document.pictureInPictureElement) await document.exitPictureInPicture().catch(() => undefined);
  else await video.requestPictureInPicture?.().catch(() => undefined);
}
