import { print, StartRefusal } from "../output.mjs";
import { becomesHealthy } from "./health.mjs";

/** Milliseconds that a server may take to answer. */
const WITHIN = 180_000;

/**
 * Waits until the server is ready and then says where it is.
 * @param {{ port: number, host?: string, appUrl: string, startId: string, signal?: AbortSignal,
 *   simulator: { saved: () => Promise<void> } | null }} options
 * @returns {Promise<boolean>} false when the signal came first
 */
export async function announceWhenReady({ port, host, appUrl, startId, signal, simulator }) {
  const health = { within: WITHIN, signal, start: startId };
  if (!(await becomesHealthy(`http://${reachable(host)}:${port}/api/ready`, health))) {
    if (signal?.aborted) return false;
    throw new StartRefusal(`Ninefold did not start within ${WITHIN / 1000} seconds.`);
  }
  await simulator?.saved();
  print(`Ninefold is ready on ${appUrl}`);
  if (simulator)
    print("There is no DEFAPI_API_KEY, so videos are simulated: nothing is sent and nothing costs anything.");
  return true;
}

/** Where this process reaches a server that listens there. @param {string} [host] */
const reachable = (host) => {
  if (!host || host === "0.0.0.0" || host === "::") return "127.0.0.1";
  return host.includes(":") ? `[${host}]` : host;
};
