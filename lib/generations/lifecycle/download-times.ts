import type { Generation } from "@/db/schema/generations";

/** The provider's video expires within a day of being finished; some sources say twelve hours. */
export const VIDEO_LIFE_MS = 24 * 60 * 60_000;

/** Limits on a download's silence and total time, and its retry delays: doubling from `first` to `most`. In ms. */
export type DownloadTimes = { idleMs: number; totalMs: number; retry: { first: number; most: number } };

/** A store that first has to fetch a new file itself can be silent for half a minute. */
export const DOWNLOAD_TIMES: DownloadTimes = {
  idleMs: 45_000,
  totalMs: 15 * 60_000,
  retry: { first: 2_000, most: 10 * 60_000 },
};

/** When the provider's address expires. */
export const deadlineOf = (row: Pick<Generation, "sourceExpiresAt" | "renderedAt" | "createdAt">): Date =>
  row.sourceExpiresAt ?? new Date((row.renderedAt ?? row.createdAt).getTime() + VIDEO_LIFE_MS);
