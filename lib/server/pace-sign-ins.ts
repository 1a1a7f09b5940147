import "server-only";
import { AsyncResource } from "node:async_hooks";
import type { ServerResponse } from "node:http";
import { aroundRequests } from "./around-requests";

/** Forms that anyone may send and that check a password. */
const PASSWORD_FORMS = /^\/(?:sign-in|sign-up|reset\b|invite\b|v\/[^/]+\/unlock)/;

/** A form keeps its turn until it is answered, but never longer than this: some are delayed on purpose. */
const PACE = { atOnce: 1, longestMs: 150, mostWaiting: 500 };

/**
 * Begins with one password form at a time: as many as are sent at once would otherwise keep the processor and the
 * database's connections from all other pages. The bodies of those that wait stay in their sockets. Called once at
 * the start, from lib/server/start.ts.
 */
export function paceSignIns({ atOnce, longestMs, mostWaiting } = PACE): void {
  const waiting: (() => void)[] = [];
  let begun = 0;

  const begin = (response: ServerResponse, handle: () => void) => {
    begun += 1;
    const finish = () => {
      clearTimeout(timer);
      response.off("close", finish);
      begun -= 1;
      waiting.shift()?.();
    };
    const timer = setTimeout(finish, longestMs);
    response.once("close", finish);
    handle();
  };

  aroundRequests(({ method, url = "" }, response, next) => {
    if (method !== "POST" || !PASSWORD_FORMS.test(url)) return next();
    if (begun < atOnce) return begin(response, next);
    // Bound: begun when another one ends, it would run, and be logged, under that one's id.
    if (waiting.length < mostWaiting) waiting.push(AsyncResource.bind(() => begin(response, next)));
    else response.writeHead(503, { "retry-after": "5", "cache-control": "no-store" }).end();
  });
}
