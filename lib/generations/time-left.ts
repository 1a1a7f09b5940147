import { recentGenerationSeconds } from "@/db/generations/estimate-queries";
import type { Services } from "./services";

/** Seconds from submit to done: half of the generations are done by `likely`, nine of ten by `late`. */
export type TimeRange = { likely: number; late: number };

const ENOUGH = 5;

/** From this instance's own similar generations; null while there are too few for an estimate. */
export async function timeRange(
  services: Pick<Services, "db">,
  like: { duration: number; images: number },
): Promise<TimeRange | null> {
  const same = await recentGenerationSeconds(services.db, { ...like, limit: 100 });
  const seconds =
    same.length >= ENOUGH ? same : await recentGenerationSeconds(services.db, { duration: like.duration, limit: 100 });
  return seconds.length >= ENOUGH ? { likely: quantile(seconds, 0.5), late: quantile(seconds, 0.9) } : null;
}

/** Nearest-rank quantile, in whole seconds. */
function quantile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const rank = Math.min(Math.max(Math.ceil(share * sorted.length), 1), sorted.length);
  return Math.round(sorted[rank - 1] ?? 0);
}
