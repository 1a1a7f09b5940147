/** A delay varied by up to a fifth, so that rows do not all retry at the same time. */
const jitter = (ms: number, random = Math.random()): number => Math.round(ms * (0.8 + 0.4 * random));

/** Doubling from `first` to `most`, in milliseconds, with jitter. `failures` counts from 1. */
export function backoff(failures: number, limits: { first: number; most: number }): number {
  return jitter(Math.min(limits.first * 2 ** Math.min(failures - 1, 20), limits.most));
}

/**
 * The delay until the next poll: 5 s while the generation is young, then growing with its age up to a minute. A
 * twentieth of the age, so that a generation of three minutes whose callback is lost is still found within 15 s. A
 * callback is faster than any of this; polling is for when it is lost.
 */
export function pollDelay(ageMs: number): number {
  return jitter(Math.min(Math.max(5_000, ageMs / 20), 60_000));
}
