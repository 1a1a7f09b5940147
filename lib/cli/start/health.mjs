import { setTimeout as sleep } from "node:timers/promises";

/**
 * Waits until a server reports that it is healthy.
 * @param {string} url
 * @param {{ within: number, signal?: AbortSignal, start?: string }} options within is in milliseconds; start is the
 * server's NINEFOLD_START, so that another server on the port is not mistaken for it
 * @returns {Promise<boolean>} false when the time is up or the signal came
 */
export async function becomesHealthy(url, { within, signal, start }) {
  const until = Date.now() + within;
  while (Date.now() < until && !signal?.aborted) {
    const answer = await fetch(url, { signal: AbortSignal.timeout(5_000) }).catch(() => null);
    await answer?.body?.cancel();
    if (answer?.ok && (!start || answer.headers.get("x-ninefold-start") === start)) return true;
    await sleep(50);
  }
  return false;
}
