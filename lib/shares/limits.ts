import { MAX_LINK_VIDEOS } from "@/db/shares/limits";

/** Limits of links, shared by the form, the action and the tests. Lengths are in UTF-16 units. */
export const LINK = {
  name: 80,
  title: 120,
  note: 1_000,
  videos: MAX_LINK_VIDEOS,
  /** Links with shorter ones keep working. */
  passwordMin: 8,
  passwordMax: 200,
} as const;

const MINUTE = 60_000;
/** Wrong passwords. Also per link over all networks, so that many networks together cannot keep guessing. */
export const GUESSES = {
  network: { limit: 10, windowMs: 15 * MINUTE },
  link: { limit: 100, windowMs: 15 * MINUTE },
} as const;
