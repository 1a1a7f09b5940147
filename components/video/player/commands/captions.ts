import { Captions } from "lucide-react";
import { captionsShown, toggleCaptions } from "../captions";
import type { VideoCommand } from "./player-command";

export const captions: VideoCommand = {
  id: "captions",
  Icon: Captions,
  keys: ["C"],
  run: toggleCaptions,
  when: (video) => captionsShown(video) !== null,
};
