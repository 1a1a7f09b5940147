import { once } from "node:events";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { refuseOtherHosts } from "./misdirected";

let server: http.Server;
const handled: string[] = [];
beforeAll(async () => {
  refuseOtherHosts();
  server = http.createServer((request, response) => {
    handled.push(request.headers.host ?? "");
    response.end("ours");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterAll(() => server.close());

async function ask(host: string, method = "GET", path = "/"): Promise<{ status?: number; text: string }> {
  const { port } = server.address() as AddressInfo;
  const request = http.request({ port, host: "127.0.0.1", method, path, headers: { host } });
  request.end(method === "POST" ? "a body" : undefined);
  const [answer] = (await once(request, "response")) as [http.IncomingMessage];
  let text = "";
  for await (const chunk of answer) text += chunk;
  return { status: answer.statusCode, text };
}

test("host: the very first request for another name is answered 421 and reaches no handler, nor do later ones", async () => {
  expect(await ask("evil.example")).toEqual({ status: 421, text: expect.stringContaining("APP_URL") });
  expect(await ask("localhost:1")).toEqual({ status: 200, text: "ours" });
  expect((await ask("evil.example", "POST", "/api/images")).status).toBe(421);
  expect((await ask("evil.example", "GET", "/api/health")).status).toBe(421);
  expect(handled).toEqual(["localhost:1"]);
});

test.each([
  ["TRACE", "/api/health"],
  ["PROPFIND", "/"],
  ["OPTIONS", "/_next/static/chunks/one.js"],
  ["POST", "/icon-192.png?v=1"],
])("method: %s of %s is answered 405 and reaches no handler", async (method, path) => {
  const before = handled.length;
  expect(await ask("localhost", method, path)).toEqual({ status: 405, text: "" });
  expect(handled.length).toBe(before);
});

test.each([
  ["GET", "/_next/static/chunks/one.js"],
  ["HEAD", "/icon-192.png"],
  ["PUT", "/api/drafts"],
  ["POST", "/v/abcdefghijklmnopqrstuv/unlock"],
  ["OPTIONS", "/api/gallery?q=a.png"],
])("method: %s of %s reaches its handler", async (method, path) => {
  expect((await ask("localhost", method, path)).status).toBe(200);
});
