import type { Server } from "node:http";
import net from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** Milliseconds in which a connection that is open may still bring a request. */
const GRACE_MS = 1_000;

/**
 * Accepts no more connections, and resolves when all answers are complete and all connections closed. An idle one is not
 * closed at once, as the server's own `close` would: a request that is on its way over it would be lost, and a proxy that
 * sends it again over the next one would lose it there too. Each answer from now on closes its connection.
 */
export async function closeServer(server: Server): Promise<void> {
  server.prependListener("request", (_, response) => response.setHeader("connection", "close"));
  const closed = new Promise<void>((resolve) => {
    // An error says that it was closed already.
    net.Server.prototype.close.call(server, () => resolve());
  });
  await Promise.race([closed, sleep(GRACE_MS)]);
  const idle = setInterval(() => server.closeIdleConnections(), 100);
  await closed;
  clearInterval(idle);
}
