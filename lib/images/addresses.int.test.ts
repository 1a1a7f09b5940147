import { mkdtemp, readdir, rm } from "node:fs/promises";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { countOwned } from "@/db/accounts/usage-queries";
import { findImage } from "@/db/images/image-queries";
import { openTestDatabase, type TestDatabase } from "@/e2e/fixtures/database";
import * as images from "@/e2e/fixtures/images";
import { addUser } from "@/e2e/fixtures/rows";
import { createLocalDisk } from "@/lib/storage/local-disk";
import { receiveAddress } from "./receive-address";

const appUrl = "https://ninefold.test";
let database: TestDatabase;
let root: string;
let ada: string;
const stops: (() => void)[] = [];

beforeAll(async () => {
  database = await openTestDatabase();
  root = await mkdtemp(path.join(tmpdir(), "addresses-"));
  ada = await addUser(database.db);
});
afterEach(async () => {
  for (const stop of stops.splice(0)) stop();
  const files = await readdir(root, { recursive: true, withFileTypes: true });
  for (const file of files.filter((one) => one.isFile())) await rm(path.join(file.parentPath, file.name));
});
afterAll(async () => {
  await database.close();
  await rm(root, { recursive: true, force: true });
});

/** A site that always gives the same answer; returns its origin. */
async function site(answer: (response: ServerResponse) => void): Promise<string> {
  const server = createServer((_, response) => answer(response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  stops.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

type Asked = { allowOrigin?: string; signal?: AbortSignal };

function ask(address: unknown, { allowOrigin, signal }: Asked = {}) {
  const request = new Request(`${appUrl}/api/images/address`, {
    method: "POST",
    body: JSON.stringify({ address }),
    signal,
  });
  const deps = { db: database.db, storage: createLocalDisk(root) };
  const allow = allowOrigin ? [{ kind: "origin" as const, origin: allowOrigin }] : [];
  return receiveAddress({ ...deps, guard: { allow } }, { userId: ada, request });
}

async function refused(response: Response, status: number, code: string): Promise<void> {
  expect([response.status, (await response.json()).error?.code]).toEqual([status, code]);
  expect((await readdir(root, { recursive: true, withFileTypes: true })).filter((one) => one.isFile())).toEqual([]);
}

test("the image at an address becomes the user's own, named after the address", async () => {
  const bytes = await images.jpeg(640, 480, "#8090a0");
  const origin = await site((response) => response.writeHead(200, { "Content-Type": "text/plain" }).end(bytes));
  const response = await ask(`${origin}/stills/${encodeURIComponent("雨夜")}.jpg?size=large`, { allowOrigin: origin });
  expect(response.status).toBe(201);
  const { image } = await response.json();
  expect(image).toMatchObject({ name: "雨夜.jpg", width: 640, height: 480 });
  expect(await findImage(database.db, { userId: ada, id: image.id })).not.toBeNull();
});

test.each<[string, number, string]>([
  ["not an address", 400, "address_bad"],
  ["https://user:secret@example.com/a.jpg", 400, "address_bad"],
  ["http://example.com/a.jpg", 400, "address_not_https"],
  ["file:///etc/passwd", 400, "address_not_https"],
  ["https://127.0.0.1/a.jpg", 400, "address_private"],
  ["https://169.254.169.254/latest/meta-data/", 400, "address_private"],
  ["https://[::1]/a.jpg", 400, "address_private"],
  ["https://localhost/a.jpg", 400, "address_private"],
])("%s is refused", async (address, status, code) => {
  await refused(await ask(address), status, code);
});

test("an invalid address is refused before the fetch is counted", async () => {
  for (const nonsense of [
    undefined,
    null,
    4,
    ["https://example.com/a.jpg"],
    `https://example.com/${"a".repeat(5_000)}`,
  ]) {
    await refused(await ask(nonsense), 400, "address_bad");
  }
});

test("a web page is no image, whatever its extension and its type say", async () => {
  const origin = await site((response) => response.writeHead(200, { "Content-Type": "image/jpeg" }).end("<html>"));
  await refused(await ask(`${origin}/photo.jpg`, { allowOrigin: origin }), 415, "not_an_image");
});

test.each<[string, () => Promise<Buffer>]>([
  ["8000 × 6000", () => images.flat(8_000, 6_000)],
  ["a side of 7000", () => images.flat(7_000, 3_000)],
  ["an AVIF", () => images.avif(2_400, 1_600)],
])("an image that is too large or in another format is converted: %s", async (_, make) => {
  const bytes = await make();
  const origin = await site((response) => response.end(bytes));
  const { image } = await (await ask(`${origin}/large.png`, { allowOrigin: origin })).json();
  expect(image).toMatchObject({ width: 2_048 });
});

test("an image that the model does not accept is refused as an uploaded one would be", async () => {
  const bytes = await images.png(120, 120);
  const origin = await site((response) => response.end(bytes));
  await refused(await ask(`${origin}/icon.png`, { allowOrigin: origin }), 400, "too_small");
});

test("more than 30 MB is refused, whether declared or not", async () => {
  const promised = await site((response) => response.writeHead(200, { "Content-Length": 30_000_001 }).flushHeaders());
  await refused(await ask(promised, { allowOrigin: promised }), 413, "address_large");
  const endless = await site((response) => {
    const more = () => !response.destroyed && response.write(Buffer.alloc(1_000_000), more);
    more();
  });
  await refused(await ask(endless, { allowOrigin: endless }), 413, "address_large");
});

test("an unreachable address or an error status is refused", async () => {
  const gone = await site((response) => response.writeHead(404).end());
  await refused(await ask(gone, { allowOrigin: gone }), 422, "address_dead");
  stops.splice(0).map((stop) => stop());
  await refused(await ask(gone, { allowOrigin: gone }), 422, "address_dead");
});

/** Every way in which a download can be truncated, and how the second answer may be complete. */
const halves: [string, (response: ServerResponse, bytes: Buffer) => void][] = [
  ["chunked, ended cleanly", (response, bytes) => response.end(bytes.subarray(0, bytes.length / 2))],
  [
    "with the whole length, then cut off",
    (response, bytes) => {
      response.writeHead(200, { "Content-Length": bytes.length });
      response.write(bytes.subarray(0, bytes.length / 2), () => setTimeout(() => response.destroy(), 20));
    },
  ],
  [
    "as a range that was not requested",
    (response, bytes) => {
      const half = bytes.subarray(0, bytes.length / 2);
      response.writeHead(206, { "Content-Range": `bytes 0-${half.length - 1}/${bytes.length}` }).end(half);
    },
  ],
  [
    "until the connection closes",
    (response, bytes) => {
      response.removeHeader("transfer-encoding");
      response.writeHead(200, { Connection: "close", "Transfer-Encoding": "identity" });
      response.end(bytes.subarray(0, bytes.length / 2));
    },
  ],
];

test.each(halves)("half an image, %s, is requested again until it is complete", async (_, half) => {
  for (const bytes of [await images.jpeg(640, 480, "#204060"), await images.png(640, 480)]) {
    let asked = 0;
    const origin = await site((response) => (++asked < 3 ? half(response, bytes) : response.end(bytes)));
    expect((await ask(`${origin}/a.jpg`, { allowOrigin: origin })).status).toBe(201);
    expect(asked).toBe(3);
  }
});

test.each(halves)("half an image, %s, and never more is not stored", async (_, half) => {
  const bytes = await images.jpeg(640, 480, "#604020");
  let asked = 0;
  const origin = await site((response) => {
    asked += 1;
    half(response, bytes);
  });
  await refused(await ask(`${origin}/a.jpg`, { allowOrigin: origin }), 422, "address_cut");
  expect(asked).toBe(3);
});

test("a redirect does not bypass the guard", async () => {
  for (const [to, code] of [
    ["https://10.0.0.7/a.jpg", "address_private"],
    ["http://127.0.0.1:9/a.jpg", "address_not_https"],
  ] as const) {
    const origin = await site((response) => response.writeHead(302, { Location: to }).end());
    await refused(await ask(origin, { allowOrigin: origin }), 400, code);
  }
});

test("a fetch that its user aborts ends, and nothing of it is stored", async () => {
  const before = await countOwned(database.db, { userId: ada });
  const stop = new AbortController();
  const origin = await site((response) => {
    response.write("half");
    setTimeout(() => stop.abort(), 50);
  });
  expect((await ask(origin, { allowOrigin: origin, signal: stop.signal })).status).toBe(499);
  expect(await countOwned(database.db, { userId: ada })).toEqual(before);
});
