import { print, StartRefusal } from "../output.mjs";
import { becomesHealthy } from "./health.mjs";

/** Milliseconds that a server may take to answer. */
const WITHIN = 180_000;

/**
 * Waits until the server is healthy and then says where it is.
 * @param {{ port: number, appUrl: string, startId: string, signal?: AbortSignal,
 *   simulator: { saved: () => Promise<void> } | null }} options
 * @returns {Promise<boolean>} false when the signal came first
 */
export async function announceWhenReady({ port, appUrl, startId, signal, simulator }) {
  const health = { within: WITHIN, signal, start: startId };
  if (!(await becomesHealthy(`http://127.0.0.1:${port}/api/health`, health))) {
    if (signal?.aborted) return false;
    throw new StartRefusal(`Ninefold did not start within ${WITHIN / 1000} seconds.`);
  }
  await simulator?.saved();
  print(`Ninefold is ready on ${appUrl}`);
  if (simulator)
    print("There is no DEFAPI_API_KEY, so videos are simulated: nothing is sent and nothing costs anything.");
  return true;
}
