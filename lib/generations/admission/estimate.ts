import { recentCosts } from "@/db/generations/estimate-queries";
import { fromMicros, medianDecimal, toMicros } from "@/lib/generations/decimal";
import type { Services } from "@/lib/generations/services";
import { DURATIONS, type Duration } from "@/lib/generations/settings";

/** Fewer costs than this are too few for a median; until then the configured credits per second apply. */
const ENOUGH = 3;

/**
 * The estimated cost of a generation of this duration, in the provider's credits: the median of this instance's own
 * last 50 costs for that duration, else CREDITS_PER_SECOND times the seconds. The provider has no price endpoint.
 */
export async function estimate(services: Pick<Services, "db" | "creditsPerSecond">, duration: number): Promise<string> {
  const charges = await recentCosts(services.db, { duration, limit: 50 });
  const median = charges.length >= ENOUGH ? medianDecimal(charges) : null;
  return median ?? fromMicros(toMicros(services.creditsPerSecond) * BigInt(duration));
}

export async function estimates(
  services: Pick<Services, "db" | "creditsPerSecond">,
): Promise<Record<Duration, string>> {
  const entries = await Promise.all(DURATIONS.map(async (duration) => [duration, await estimate(services, duration)]));
  return Object.fromEntries(entries);
}
