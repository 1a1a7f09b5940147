import { SUBMIT_TIMEOUT_MS } from "@/lib/provider/port";

/** Times of the lifecycle that hang on each other, in milliseconds. */

/** Longer than a submit takes, so that only a dead sender's row is ever found in `submitting`. */
export const SENDER_DEAD_MS = SUBMIT_TIMEOUT_MS + 5_000;
/** After this long without an answer an unconfirmed generation is given up. No provider keeps a task's video longer. */
export const GIVE_UP_MS = 24 * 60 * 60_000;
/** How long the provider may fetch the images of a generation: as long as one is waited for, and not much longer. */
export const IMAGE_LIFE_MS = GIVE_UP_MS + 2 * 60 * 60_000;

/** The server says that often on a live stream that it is there: a proxy closes one that is silent for 30 to 60 s. */
export const BEAT_MS = 15_000;
/** Two beats lost and some patience: a stream that is silent for so long is dead, only nobody said so. */
export const SILENCE_MS = 2 * BEAT_MS + 10_000;
/** On coming back to a tab, one lost beat is enough to doubt. */
export const DOUBT_MS = BEAT_MS + 3_000;
