/** A delay that is not the same for everybody: a fifth more or less, so that rows do not march in step. */
const jitter = (ms: number, random = Math.random()): number => Math.round(ms * (0.8 + 0.4 * random));

/** Doubling from `first` to `most`, in milliseconds, with jitter. `failures` counts from 1. */
export function backoff(failures: number, limits: { first: number; most: number }): number {
  return jitter(Math.min(limits.first * 2 ** Math.min(failures - 1, 20), limits.most));
}

/**
 * When to ask the provider next: after 5 s while the render is young, then slower with its age up to once a minute.
 * A twentieth of the age, so that a render of three minutes whose callback is lost is still found within 15 s.
 * A callback is quicker than any of this; asking is for when it is lost.
 */
export function askDelay(ageMs: number): number {
  return jitter(Math.min(Math.max(5_000, ageMs / 20), 60_000));
}
