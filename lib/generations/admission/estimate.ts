import { recentCosts } from "@/db/generations/estimate-queries";
import { fromMicros, medianDecimal, toMicros } from "@/lib/generations/decimal";
import type { Services } from "@/lib/generations/services";
import type { Duration } from "@/lib/generations/settings";

/** Fewer costs than this are too few for a median; until then the configured credits per second apply. */
const ENOUGH = 3;
const LATEST = 50;

type Needed = Pick<Services, "db" | "creditsPerSecond">;

/**
 * The estimated cost of a generation of each duration, in the provider's credits: the median of this instance's own
 * last 50 costs for that duration, else CREDITS_PER_SECOND times the seconds. The provider has no price endpoint.
 */
export async function estimates<Seconds extends number = Duration>(
  services: Needed,
  durations: readonly Seconds[],
): Promise<Record<Seconds, string>> {
  const costs = await recentCosts(services.db, { durations: [...new Set(durations)], limit: LATEST });
  return Object.fromEntries(
    durations.map((duration) => [duration, estimateFrom(services, duration, costs.get(duration))]),
  ) as Record<Seconds, string>;
}

function estimateFrom({ creditsPerSecond }: Needed, duration: number, costs: string[] = []): string {
  const median = costs.length >= ENOUGH ? medianDecimal(costs) : null;
  return median ?? fromMicros(toMicros(creditsPerSecond) * BigInt(duration));
}
