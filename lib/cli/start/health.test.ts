import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { becomesHealthy } from "./health.mjs";

let server: http.Server;
afterEach(() => server.close());

async function answering(status: number, headers: Record<string, string> = {}) {
  server = http.createServer((_, response) => response.writeHead(status, headers).end("{}"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/health`;
}

test.each([
  ["anything that answers 200", {}],
  ["another Ninefold", { "x-ninefold-start": "theirs" }],
])("ready: %s on the port is not mistaken for our own server", async (_, headers) => {
  expect(await becomesHealthy(await answering(200, headers), { within: 300, start: "ours" })).toBe(false);
});

test("ready: our own server is, once it is healthy", async () => {
  const own = { "x-ninefold-start": "ours" };
  expect(await becomesHealthy(await answering(200, own), { within: 2_000, start: "ours" })).toBe(true);
  server.close();
  expect(await becomesHealthy(await answering(503, own), { within: 300, start: "ours" })).toBe(false);
});
