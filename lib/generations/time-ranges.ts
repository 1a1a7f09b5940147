import type { Db } from "@/db/database";
import type { GenerationWithImages } from "@/db/generations/generation-queries";
import { isOpen } from "@/lib/generations/lifecycle/states";
import { log } from "@/lib/log";
import type { Services } from "./services";
import { type TimeRange, timeRange } from "./time-left";
import { type GenerationView, generationView } from "./view";

/** The values change slowly, and a page of cards queries the same few ranges over and over. */
const KEPT_MS = 60_000;

type Kept = { until: number; range: Promise<TimeRange | null> };
const kept = new WeakMap<Db, Map<string, Kept>>();

/** Like timeRange, cached for a minute. Never fails: a page without an estimate is better than no page. */
export function knownTimeRange(
  services: Pick<Services, "db">,
  like: { duration: number; images: number },
): Promise<TimeRange | null> {
  const ranges = kept.get(services.db) ?? new Map<string, Kept>();
  kept.set(services.db, ranges);
  const key = `${like.duration} s, ${like.images} images`;
  const known = ranges.get(key);
  if (known && known.until > Date.now()) return known.range;
  const range = timeRange(services, like).catch((error) => {
    log.often("how long generations take could not be read", error);
    ranges.delete(key);
    return null;
  });
  ranges.set(key, { until: Date.now() + KEPT_MS, range });
  return range;
}

/** Views of these rows; unfinished ones include how long similar ones took. */
export function viewsWithTime(
  services: Pick<Services, "db">,
  loaded: readonly GenerationWithImages[],
): Promise<GenerationView[]> {
  return Promise.all(
    loaded.map(async ({ row, images }) => {
      const like = { duration: row.duration, images: images.length };
      return generationView(row, images, isOpen(row.state) ? await knownTimeRange(services, like) : null);
    }),
  );
}
