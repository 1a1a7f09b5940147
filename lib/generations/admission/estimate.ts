import { recentCharges } from "@/db/generations/estimate-queries";
import { fromMicros, medianDecimal, toMicros } from "@/lib/generations/decimal";
import type { Services } from "@/lib/generations/services";
import { DURATIONS, type Duration } from "@/lib/generations/settings";

/** Fewer charges than this say too little; until then the configured price per second stands. */
const ENOUGH = 3;

/**
 * What one render of this duration is expected to cost, in the provider's credits: the median of this instance's own
 * last 50 charges for that duration, else CREDITS_PER_SECOND times the seconds. The provider has no price endpoint.
 */
export async function estimate(services: Pick<Services, "db" | "creditsPerSecond">, duration: number): Promise<string> {
  const charges = await recentCharges(services.db, { duration, limit: 50 });
  const median = charges.length >= ENOUGH ? medianDecimal(charges) : null;
  return median ?? fromMicros(toMicros(services.creditsPerSecond) * BigInt(duration));
}

export async function estimates(
  services: Pick<Services, "db" | "creditsPerSecond">,
): Promise<Record<Duration, string>> {
  const entries = await Promise.all(DURATIONS.map(async (duration) => [duration, await estimate(services, duration)]));
  return Object.fromEntries(entries);
}
