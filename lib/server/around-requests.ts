import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, Server, ServerResponse } from "node:http";

/** Called for each request before Next sees it, which it does at `next()`. */
type Around = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/**
 * Next makes the HTTP server and offers no setting, hence the channel on which Node reports each request; it reports
 * one before it is handled.
 */
export function aroundRequests(around: Around): void {
  onServer((server) => {
    const emit = server.emit;
    server.emit = function (this: Server, name: string | symbol, ...args: unknown[]): boolean {
      const pass = () => Reflect.apply(emit, this, [name, ...args]);
      if (name !== "request") return pass();
      const [request, response] = args as [IncomingMessage, ServerResponse];
      around(request, response, pass);
      return true;
    };
  });
}

/** Calls `found` once for each server of this process, at its first request. */
export function onServer(found: (server: Server) => void): void {
  const known = new WeakSet<Server>();
  subscribe("http.server.request.start", (message) => {
    const { server } = message as { server: Server };
    if (known.has(server)) return;
    known.add(server);
    found(server);
  });
}
