import http from "node:http";
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
    const answer = await ask(url);
    if (answer?.statusCode === 200 && (!start || answer.headers["x-ninefold-start"] === start)) return true;
    await sleep(50);
  }
  return false;
}

/**
 * Asks for this machine by name, which fetch cannot: the server may listen on an address that is not APP_URL's, and
 * would refuse a request for that one.
 * @param {string} url @returns {Promise<http.IncomingMessage | null>}
 */
const ask = (url) =>
  new Promise((resolve) => {
    const request = http.get(url, { headers: { host: "localhost" }, agent: false, timeout: 5_000 }, (answer) => {
      answer.resume();
      resolve(answer);
    });
    request.on("timeout", () => request.destroy());
    request.on("error", () => resolve(null));
  });
