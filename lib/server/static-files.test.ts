import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, readlinkSync, rmSync, writeFileSync } from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { compressStatic } from "@/lib/cli/build/compress-static.mjs";
import { serveStaticFiles } from "./static-files";

const SCRIPT = `say(${JSON.stringify("a lighthouse ".repeat(200))});`;
const distDir = mkdtempSync(path.join(os.tmpdir(), "ninefold-static-"));
const chunk = (name: string) => path.join(distDir, "static/chunks", name);

let server: http.Server;
beforeAll(async () => {
  mkdirSync(path.dirname(chunk("page.js")), { recursive: true });
  for (const name of ["page.js", "gone.js", "drawing.svg"]) writeFileSync(chunk(name), SCRIPT);
  writeFileSync(chunk("large.js"), "x".repeat(20_000_000));
  writeFileSync(path.join(distDir, "secret.js"), "the server's own");
  await compressStatic(distDir);
  serveStaticFiles(path.join(distDir, "static"));
  server = http.createServer(({ url }, response) => response.end(`Next: ${url}`));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(distDir, { recursive: true, force: true });
});

async function ask(name: string, headers: http.OutgoingHttpHeaders = {}, method = "GET") {
  const { port } = server.address() as AddressInfo;
  const request = http.request({ port, host: "127.0.0.1", method, path: `/_next/static/${name}`, headers });
  request.end();
  const [answer] = (await once(request, "response")) as [http.IncomingMessage];
  return { status: answer.statusCode, headers: answer.headers, body: await buffer(answer) };
}

test("the smallest form that the browser reads, for good, and with the headers of all answers", async () => {
  const { status, headers, body } = await ask("chunks/page.js?dpl=1", { "accept-encoding": "gzip, deflate, br, zstd" });
  expect(status).toBe(200);
  expect(headers).toMatchObject({
    "content-encoding": "br",
    "content-type": "text/javascript",
    "cache-control": "public,max-age=31536000,immutable",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    vary: "Accept-Encoding",
  });
  expect(brotliDecompressSync(body).toString()).toBe(SCRIPT);
  // Browsers offer Brotli to https and localhost alone.
  const gzip = await ask("chunks/page.js", { "accept-encoding": "gzip, deflate" });
  expect(gzip.headers["content-encoding"]).toBe("gzip");
  expect(gunzipSync(gzip.body).toString()).toBe(SCRIPT);
  const plain = await ask("chunks/page.js");
  expect([plain.headers["content-encoding"], plain.body.toString()]).toEqual([undefined, SCRIPT]);
  const tag = { "if-none-match": String(plain.headers.etag) };
  expect(await ask("chunks/page.js", tag)).toMatchObject({ status: 304, body: Buffer.alloc(0) });
  expect(await ask("chunks/page.js", {}, "HEAD")).toMatchObject({ status: 200, body: Buffer.alloc(0) });
});

test.each([
  ["a name that the build does not have", "chunks/none.js", {}],
  ["what is not compressed", "chunks/drawing.svg", {}],
  ["a compressed form by its own name", "chunks/page.js.br", {}],
  ["a part of a file", "chunks/page.js", { range: "bytes=-1" }],
  ["encodings with grades", "chunks/page.js", { "accept-encoding": "br;q=0, gzip;q=0.5" }],
  ["what is not below the folder", "../secret.js", {}],
  ["the same, with an encoded slash", "..%2fsecret.js", {}],
  ["what is not readable", "%ff.js", {}],
])("left to Next, as it was asked: %s", async (_, name, headers) => {
  expect((await ask(name, headers)).body.toString()).toBe(`Next: /_next/static/${name}`);
});

test("a file that has gone since the start ends the answer, and the server stays", async () => {
  rmSync(chunk("gone.js"));
  await expect(ask("chunks/gone.js")).rejects.toThrow(/hang up|aborted|reset/);
  expect((await ask("chunks/page.js")).status).toBe(200);
});

test.runIf(process.platform === "linux")("a visitor who leaves half-way leaves no file open", async () => {
  const { port } = server.address() as AddressInfo;
  for (let visit = 0; visit < 10; visit++) {
    const request = http.get({ port, host: "127.0.0.1", path: "/_next/static/chunks/large.js", agent: false });
    const [answer] = (await once(request, "response")) as [http.IncomingMessage];
    await once(answer, "readable");
    request.on("error", () => {}).destroy();
  }
  await vi.waitFor(() => expect(openFiles().filter((file) => file.startsWith(distDir))).toEqual([]), 5_000);
});

const openFiles = (): string[] =>
  readdirSync("/proc/self/fd").flatMap((descriptor) => {
    try {
      return [readlinkSync(`/proc/self/fd/${descriptor}`)];
    } catch {
      return [];
    }
  });
