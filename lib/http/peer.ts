import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";

export const PEER_HEADER = "x-ninefold-peer";

const shared = globalThis as typeof globalThis & { ninefoldPeersKnown?: boolean };

export const peersAreKnown = (): boolean => shared.ninefoldPeersKnown === true;

/**
 * Writes the address at the other end of the socket into each request, over whatever the client sent there. Next keeps
 * an X-Forwarded-For from outside and gives no access to the socket, so without this a client could pretend to come
 * from a new network with every guess. Called once at the start, from instrumentation.ts.
 */
export function recordPeers(): void {
  if (shared.ninefoldPeersKnown) return;
  shared.ninefoldPeersKnown = true;
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { request: IncomingMessage };
    request.headers[PEER_HEADER] = request.socket.remoteAddress ?? "";
  });
}
