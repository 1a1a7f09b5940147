import type { Db } from "@/db/database";
import type { GenerationWithPictures } from "@/db/generations/generation-queries";
import { isOpen } from "@/lib/generations/lifecycle/states";
import { log } from "@/lib/log";
import type { Services } from "./services";
import { type TimeRange, timeRange } from "./time-left";
import { type GenerationView, generationView } from "./view";

/** Experience moves slowly, and a page of cards asks for the same few ranges over and over. */
const KEPT_MS = 60_000;

type Kept = { until: number; range: Promise<TimeRange | null> };
const kept = new WeakMap<Db, Map<string, Kept>>();

/** The same as timeRange, remembered for a minute. Never fails: a page without a guess is better than no page. */
export function knownTimeRange(
  studio: Pick<Services, "db">,
  like: { duration: number; pictures: number },
): Promise<TimeRange | null> {
  const ranges = kept.get(studio.db) ?? new Map<string, Kept>();
  kept.set(studio.db, ranges);
  const key = `${like.duration} s, ${like.pictures} pictures`;
  const known = ranges.get(key);
  if (known && known.until > Date.now()) return known.range;
  const range = timeRange(studio, like).catch((error) => {
    log.error("how long renders take could not be found out", error);
    ranges.delete(key);
    return null;
  });
  ranges.set(key, { until: Date.now() + KEPT_MS, range });
  return range;
}

/** Views of these rows; those on their way know how long ones like them took. */
export function viewsWithTime(
  studio: Pick<Services, "db">,
  loaded: readonly GenerationWithPictures[],
): Promise<GenerationView[]> {
  return Promise.all(
    loaded.map(async ({ row, pictures }) => {
      const like = { duration: row.duration, pictures: pictures.length };
      return generationView(row, pictures, isOpen(row.state) ? await knownTimeRange(studio, like) : null);
    }),
  );
}
