import { SUBMIT_TIMEOUT_MS } from "@/lib/provider/port";

/** Times of the lifecycle that depend on each other, in milliseconds. */

/** Longer than a submit takes, so that only a dead sender's row is ever found in `submitting`. */
export const SENDER_DEAD_MS = SUBMIT_TIMEOUT_MS + 5_000;
/** When an unconfirmed generation is given up. No provider keeps a task's video longer. */
export const GIVE_UP_MS = 24 * 60 * 60_000;
/** How long the provider may fetch a generation's images: slightly longer than an unconfirmed one is kept open. */
export const IMAGE_LIFE_MS = GIVE_UP_MS + 2 * 60 * 60_000;

/**
 * How often the server sends a heartbeat on a live stream, and checks its session: a proxy closes a stream that is silent
 * for 30 to 60 s, and that of a disabled user ends within 15 s.
 */
export const BEAT_MS = 12_000;
/** A stream that is silent for this long, two lost beats and some slack, is dead without having been closed. */
export const SILENCE_MS = 2 * BEAT_MS + 10_000;
/** On returning to a tab, one lost beat is enough to reconnect. */
export const DOUBT_MS = BEAT_MS + 3_000;
