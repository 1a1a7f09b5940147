import type { Generation } from "@/db/schema/generations";

/** The provider's video dies within a day of being finished; some say twelve hours. */
export const VIDEO_LIFE_MS = 24 * 60 * 60_000;

/** How long a download may be silent and take, and how soon it is tried again: doubling from `first` to `most`. In ms. */
export type DownloadTimes = { idleMs: number; totalMs: number; retry: { first: number; most: number } };

/** A store that fetches a new file for itself first can be silent for half a minute. */
export const DOWNLOAD_TIMES: DownloadTimes = {
  idleMs: 45_000,
  totalMs: 15 * 60_000,
  retry: { first: 2_000, most: 10 * 60_000 },
};

/** When the provider's address dies. */
export const deadlineOf = (row: Pick<Generation, "sourceExpiresAt" | "renderedAt" | "createdAt">): Date =>
  row.sourceExpiresAt ?? new Date((row.renderedAt ?? row.createdAt).getTime() + VIDEO_LIFE_MS);
