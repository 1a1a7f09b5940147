import "server-only";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, Server, ServerResponse } from "node:http";

/** Forms that anyone may send and that check a password. */
const PASSWORD_FORMS = /^\/(?:sign-in|sign-up|reset\b|invite\b|v\/[^/]+\/unlock)/;

/** A form keeps its turn until it is answered, but never longer than this: some are delayed on purpose. */
const PACE = { atOnce: 1, longestMs: 150, mostWaiting: 500 };

/**
 * Begins with one password form at a time: as many as are sent at once would otherwise keep the processor and the
 * database's connections from all other pages. The bodies of those that wait stay in their sockets. Next makes the
 * server and offers no setting, hence the channel on which Node reports each request. Called once at the start, from
 * lib/server/start.ts.
 */
export function paceSignIns({ atOnce, longestMs, mostWaiting } = PACE): void {
  const waiting: (() => void)[] = [];
  const paced = new WeakSet<Server>();
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

  subscribe("http.server.request.start", (message) => {
    const { server } = message as { server: Server };
    if (paced.has(server)) return;
    paced.add(server);
    const emit = server.emit;
    server.emit = function (this: Server, name: string | symbol, ...args: unknown[]): boolean {
      const [request, response] = args as [IncomingMessage, ServerResponse];
      const handle = () => Reflect.apply(emit, this, [name, ...args]);
      if (name !== "request" || request.method !== "POST" || !PASSWORD_FORMS.test(request.url ?? "")) return handle();
      if (begun < atOnce) begin(response, handle);
      else if (waiting.length < mostWaiting) waiting.push(() => begin(response, handle));
      else response.writeHead(503, { "retry-after": "5", "cache-control": "no-store" }).end();
      return true;
    };
  });
}
