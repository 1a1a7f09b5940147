import { mkdtemp, readdir, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { TestDatabase } from "@/e2e/fixtures/database";
import { addUser } from "@/e2e/fixtures/rows";
import { tinyVideo } from "@/e2e/fixtures/tiny-video";
import type { Recipe } from "@/lib/sequences/content";
import { RATE } from "@/lib/sequences/limits";
import { createSequence } from "@/lib/sequences/sequences";
import { emptyTimeline } from "@/lib/sequences/timeline";
import { createLocalDisk } from "@/lib/storage/local-disk";

vi.mock("next-intl/server", () => import("@/e2e/fixtures/intl-server"));

let database: TestDatabase;
let root: string;
let [ada, sequence] = ["", ""];
let video: Uint8Array<ArrayBuffer>;
const recipe: Recipe = { ...emptyTimeline, rate: RATE, name: "Heron", visibleLabel: false };

/** The module as it is where VERCEL is set, or not. */
async function receiver(vercel = "") {
  vi.resetModules();
  vi.stubEnv("VERCEL", vercel);
  return (await import("./receive-export")).receiveExport;
}

beforeAll(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), "ninefold-received-"));
  vi.stubEnv("AUTH_SECRET", "a secret that is long enough for a test");
  vi.stubEnv("DATA_DIR", root);
  const { openTestDatabase } = await import("@/e2e/fixtures/database");
  database = await openTestDatabase();
  Object.assign(globalThis, {
    ninefoldServices: { db: database.db, storage: createLocalDisk(path.join(root, "files")) },
  });
  ada = await addUser(database.db);
  const made = await createSequence(database.db, { userId: ada, name: "Heron", from: null });
  if (!made.ok) throw new Error(made.error.code);
  sequence = made.id;
  video = new Uint8Array(await tinyVideo({ width: 64, height: 36 }, 1));
});
afterAll(async () => {
  Object.assign(globalThis, { ninefoldServices: undefined });
  await database.close();
  await rm(root, { recursive: true, force: true });
});

const part = (name: string, value: unknown): [string, string | Blob] =>
  value instanceof Uint8Array
    ? [name, new Blob([value as Uint8Array<ArrayBuffer>], { type: "video/mp4" })]
    : [name, typeof value === "string" ? value : JSON.stringify(value)];

async function send(parts: [string, unknown][], change: { user?: string; id?: string; vercel?: string } = {}) {
  const form = new FormData();
  for (const given of parts) form.append(...(part(...given) as [string, string]));
  const request = new Request("http://instance.test/api/sequences/x/exports", { method: "POST", body: form });
  const answer = await (await receiver(change.vercel))({ id: change.user ?? ada }, request, change.id ?? sequence);
  return { status: answer.status, body: await answer.json() };
}
const spooled = async () => (await readdir(path.join(root, "received-exports"))).length;

test("an exported file and its recipe become a video, and the same ones again answer with the same video", async () => {
  const first = await send([
    ["recipe", recipe],
    ["file", video],
  ]);
  expect(first).toEqual({ status: 200, body: { id: expect.any(String) } });
  const again: [string, unknown][] = [
    ["recipe", recipe],
    ["file", video],
  ];
  expect(await send(again)).toEqual(first);
  expect(await spooled()).toBe(0);
});

test("what is not an export is refused with its reason, and nothing stays on the disk", async () => {
  const invalid = { status: 400, body: { error: { code: "invalid" } } };
  const bad = { ...recipe, clips: [{ key: "a" }] };
  for (const parts of [
    [],
    [["recipe", recipe]],
    [["file", video]],
    [
      ["file", video],
      ["recipe", recipe],
    ],
    [
      ["recipe", bad],
      ["file", video],
    ],
    [
      ["recipe", "{"],
      ["file", video],
    ],
    [
      ["recipe", `"${"x".repeat(1_100_000)}"`],
      ["file", video],
    ],
  ] as [string, unknown][][])
    expect(await send(parts)).toMatchObject(invalid);
  const noVideo = await send([
    ["recipe", recipe],
    ["file", new TextEncoder().encode("not a video")],
  ]);
  expect(noVideo).toMatchObject({ status: 400, body: { error: { message: expect.stringContaining("H.264") } } });
  const plain = new Request("http://instance.test/", { method: "POST", body: "no form" });
  expect((await (await receiver())({ id: ada }, plain, sequence)).status).toBe(400);
  const headers = { "content-type": "multipart/form-data; boundary=x" };
  const half = '--x\r\ncontent-disposition: form-data; name="recipe"\r\n\r\n{';
  const cut = new Request("http://instance.test/", { method: "POST", body: half, headers });
  expect((await (await receiver())({ id: ada }, cut, sequence)).status).toBe(400);
  expect(await spooled()).toBe(0);
});

test("a sender that disconnects half-way leaves nothing behind", async () => {
  const headers = { "content-type": "multipart/form-data; boundary=x" };
  const head = `--x\r\ncontent-disposition: form-data; name="recipe"\r\n\r\n${JSON.stringify(recipe)}\r\n`;
  const file = '--x\r\ncontent-disposition: form-data; name="file"; filename="a.mp4"\r\n\r\n';
  let pulls = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      pulls += 1;
      if (pulls === 1) controller.enqueue(new TextEncoder().encode(head + file));
      else if (pulls < 20) controller.enqueue(new Uint8Array(50_000));
      else controller.error(Object.assign(new Error("aborted"), { code: "ECONNRESET" }));
    },
  });
  const init = { method: "POST", body, headers, duplex: "half" } as RequestInit;
  const request = new Request("http://instance.test/", init);
  await expect((await receiver())({ id: ada }, request, sequence)).rejects.toThrow("aborted");
  expect(await spooled()).toBe(0);
});

test("another user's sequence is not found, and on a host with small requests the limit is said", async () => {
  const parts: [string, unknown][] = [
    ["recipe", recipe],
    ["file", video],
  ];
  expect((await send(parts, { user: await addUser(database.db) })).status).toBe(404);
  expect((await send(parts, { id: crypto.randomUUID() })).status).toBe(404);
  // Without a content-length it might be cut off.
  const { status, body } = await send(parts, { vercel: "1" });
  expect(status).toBe(413);
  expect(body.error.message).toMatch(/up to 4\.5 MB.*on your device instead/);
});
