import { backASecond } from "./back-a-second";
import { captions } from "./captions";
import { faster } from "./faster";
import { firstFrame } from "./first-frame";
import { fullScreen } from "./full-screen";
import { lastFrame } from "./last-frame";
import { loop } from "./loop";
import { mute } from "./mute";
import { nextFrame } from "./next-frame";
import { onASecond } from "./on-a-second";
import { pictureInPicture } from "./picture-in-picture";
import { play } from "./play";
import type { PlayerCommand, VideoCommand } from "./player-command";
import { previousFrame } from "./previous-frame";
import { slower } from "./slower";

/** What every player offers. */
export const PLAYER_COMMANDS: readonly PlayerCommand[] = [
  play,
  previousFrame,
  nextFrame,
  backASecond,
  onASecond,
  firstFrame,
  lastFrame,
  slower,
  faster,
  loop,
  mute,
];

/** What the player of one video also offers. */
export const VIDEO_COMMANDS: readonly VideoCommand[] = [fullScreen, pictureInPicture, captions];
