import http, { type RequestListener } from "node:http";
import net, { type AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import { limitRequests } from "./http-limits";

/** As Next makes its server, with a second where Node has five minutes. */
async function serve(answer: RequestListener): Promise<number> {
  const server = http.createServer(
    { requestTimeout: 1_000, headersTimeout: 1_000, connectionsCheckingInterval: 50 },
    answer,
  );
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}

const servers: http.Server[] = [];
afterAll(() => {
  for (const server of servers) server.closeAllConnections();
  for (const server of servers) server.close();
});

/** Answers once the whole body has arrived, with its length. */
const whole: RequestListener = async (request, response) => {
  try {
    let bytes = 0;
    for await (const chunk of request) bytes += chunk.length;
    response.end(`${bytes} bytes`);
  } catch {
    response.destroy();
  }
};

/** Sends `pieces` of a body, one after each pause, and returns everything received until the connection ended. */
function drip(
  port: number,
  sent: { path: string; pieces: number; everyMs: number; stopAfter?: number; headers?: string },
) {
  return new Promise<{ said: string; tookMs: number }>((resolve) => {
    const began = Date.now();
    let said = "";
    const socket = net.connect(port, "127.0.0.1", async () => {
      socket.write(
        `POST ${sent.path} HTTP/1.1\r\nHost: x\r\n${sent.headers ?? ""}Content-Length: ${sent.pieces}\r\n\r\n`,
      );
      for (let piece = 0; piece < (sent.stopAfter ?? sent.pieces) && !socket.destroyed; piece++) {
        await sleep(sent.everyMs);
        socket.write("x");
      }
    });
    socket.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      if (said.includes(" bytes")) socket.end();
    });
    socket.on("error", () => undefined);
    socket.on("close", () => resolve({ said, tookMs: Date.now() - began }));
  });
}

const upload = "/api/gallery/import";

test("Node alone ends an upload that is still moving", async () => {
  const { said, tookMs } = await drip(await serve(whole), { path: upload, pieces: 30, everyMs: 100 });
  expect(said).toContain("408");
  expect(tookMs).toBeLessThan(2_500);
});

test("with our limits", { timeout: 30_000 }, async () => {
  limitRequests({ silentMs: 900, wholeMs: 1_500, lingerMs: 600, everyMs: 50, idleMs: 2_000 });
  const port = await serve(whole);
  const early = await serve((_, response) => response.writeHead(401).end("no"));
  const slow = await serve(async (request, response) => {
    await sleep(2_500);
    void whole(request, response);
  });

  const [moving, image, stalled, form, chinese, unread, unhurried] = await Promise.all([
    drip(port, { path: upload, pieces: 30, everyMs: 100 }),
    drip(port, { path: "/api/images?x=1", pieces: 30, everyMs: 100 }),
    drip(port, { path: upload, pieces: 30, everyMs: 100, stopAfter: 3 }),
    drip(port, { path: "/sign-in", pieces: 300, everyMs: 100 }),
    drip(port, { path: upload, pieces: 30, everyMs: 10, stopAfter: 3, headers: "Accept-Language: zh-CN\r\n" }),
    drip(early, { path: upload, pieces: 300, everyMs: 100 }),
    drip(slow, { path: upload, pieces: 300_000, everyMs: 0, stopAfter: 0 }),
  ]);
  expect(moving.said, "an upload that moves").toContain("30 bytes");
  expect(moving.tookMs).toBeGreaterThan(2_900);
  expect(image.said, "an image that moves").toContain("30 bytes");
  expect(stalled.said, "an upload that stalls").toMatch(
    /^HTTP\/1\.1 408 .*"code":"stalled","message":"The connection stalled/s,
  );
  expect(chinese.said).toContain("没有产生费用");
  expect(form.said, "any other body, however it moves").toMatch(/^HTTP\/1\.1 408 /);
  expect(form.tookMs).toBeLessThan(3_000);
  expect(unread.said, "who sends on after the answer").toMatch(/^HTTP\/1\.1 401 /);
  expect(unread.tookMs).toBeLessThan(2_500);
  expect(unhurried.said, "nothing at all").toMatch(/^HTTP\/1\.1 408 /);
});

test("a body that this server has not read yet is not its sender's delay", async () => {
  const port = await serve(async (request, response) => {
    await sleep(2_500);
    void whole(request, response);
  });
  const bytes = 3_000_000;
  const answer = await fetch(`http://127.0.0.1:${port}${upload}`, { method: "POST", body: new Uint8Array(bytes) });
  expect(await answer.text()).toBe(`${bytes} bytes`);
});

test("dripping headers are still ended, and idle connections are kept longer than proxies keep them", async () => {
  const port = await serve(whole);
  // The answer to a server's very first request starts before its limits can be set.
  await (await fetch(`http://127.0.0.1:${port}/`)).text();
  const kept = await fetch(`http://127.0.0.1:${port}/`);
  expect(kept.headers.get("keep-alive")).toBe("timeout=2");
  await kept.text();
  const began = Date.now();
  await new Promise<void>((resolve) => {
    const socket = net.connect(port, "127.0.0.1", () => socket.write("GET / HTTP/1.1\r\nHost: x\r\n"));
    const more = setInterval(() => socket.write("a: b\r\n"), 100);
    socket.on("error", () => undefined).on("data", () => undefined);
    socket.on("close", () => {
      clearInterval(more);
      resolve();
    });
  });
  expect(Date.now() - began).toBeLessThan(2_500);
});
