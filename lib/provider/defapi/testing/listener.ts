import http from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished } from "vitest";

/** A callback receiver: records every body and answers with one status. */
export async function listener(status = 200) {
  const bodies: string[] = [];
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk) => chunks.push(chunk));
    request.on("end", () => {
      bodies.push(Buffer.concat(chunks).toString());
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const until = (count: number) =>
    expect.poll(() => bodies.length, { timeout: 15_000, interval: 20 }).toBeGreaterThanOrEqual(count);
  return { url: `http://127.0.0.1:${port}`, bodies, until };
}
