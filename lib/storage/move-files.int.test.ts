import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { findPlace, settlePlace } from "@/db/instance/place-queries";
import { generations } from "@/db/schema/generations";
import { filePlace, type StoreName } from "@/db/schema/instance";
import { audioFiles } from "@/db/schema/sequences";
import { addAudio } from "@/e2e/fixtures/audio/add-audio";
import { wavFile } from "@/e2e/fixtures/audio/audio-files";
import { filesIn, finishAll, silent, submit } from "@/e2e/fixtures/backup-world";
import { breaches } from "@/e2e/fixtures/invariants";
import { inChunks, newKey, pattern } from "@/e2e/fixtures/storage-contract";
import { openTestApp, type TestApp } from "@/e2e/fixtures/test-app";
import { checkFiles } from "./check-files";
import { clearStore } from "./clear-store";
import { createLocalDisk } from "./local-disk";
import { moveFiles } from "./move-files";
import { createPlacedStorage } from "./placed-storage";
import type { Storage } from "./storage";

let world: TestApp;
let folder: string;
let ada: string;
/** Two folders stand for two stores: which driver it is makes no difference here. */
let stores: Record<StoreName, Storage>;
const options = { contentType: "video/mp4", maxBytes: 1_000_000 };

/** What each server has: a storage of its own, which learns of a move by itself. */
const server = () => createPlacedStorage(open, async () => (await findPlace(world.services.db)) ?? nowhere);
const nowhere = { store: "disk" as const, movingFrom: null };
const open = (name: StoreName) => stores[name];
const move = (to: StoreName, more: { signal?: AbortSignal; open?: (name: StoreName) => Storage } = {}) =>
  moveFiles({ db: world.services.db, open, to, staleMs: 10, ...silent, ...more });

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "ninefold-move-"));
  const disk = createLocalDisk(path.join(folder, "disk"));
  stores = { disk, s3: createLocalDisk(path.join(folder, "s3")), blob: createLocalDisk(path.join(folder, "blob")) };
  world = await openTestApp({ services: { storage: server() } });
  ada = await world.user();
  for (const prompt of ["one", "two", "three"]) await submit(world.services, ada, prompt);
  await finishAll(world.services);
  await addAudio(world.services, { userId: ada, bytes: wavFile(1) });
});
afterAll(async () => {
  await world.close();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  await world.services.db.delete(filePlace);
  for (const name of ["s3", "blob"]) await rm(path.join(folder, name), { recursive: true, force: true });
  stores.s3 = createLocalDisk(path.join(folder, "s3"));
  stores.blob = createLocalDisk(path.join(folder, "blob"));
  await settlePlace(world.services.db, "disk");
});

test("move: every file is in the new store afterwards, those written meanwhile too, and the old one is not asked", async () => {
  const other = server();
  await other.stat(newKey());
  const moving = move("s3");
  for (let n = 0; n < 4; n++) await submit(world.services, ada, `while moving ${n}`);
  await finishAll(world.services);
  expect(await moving).toBe(true);
  expect(await findPlace(world.services.db)).toEqual({ store: "s3", movingFrom: null });
  const known = await world.services.db.select().from(generations);
  for (const { videoKey } of known) expect(await stores.s3.stat(videoKey ?? "")).not.toBeNull();
  const [song] = await world.services.db.select().from(audioFiles);
  expect(await stores.s3.stat(song?.storageKey ?? "")).toEqual({ bytes: song?.bytes });
  const tasks = world.simulator.tasks();
  expect(await breaches({ db: world.services.db, storage: other, tasks })).toEqual([]);
  // For the tests below: what the old store lacks now.
  for (const [key] of Object.entries(await filesIn(stores.s3)))
    if (!(await stores.disk.stat(key))) await stores.disk.put(key, (await stores.s3.open(key))!.body, options);
});

test("move: it is stopped at any moment, every file can be read all the time, and the next one finishes it", async () => {
  const before = await filesIn(stores.disk);
  for (let count = 1; ; count++) {
    const stop = new AbortController();
    let puts = 0;
    const target: Storage = {
      ...stores.s3,
      async put(...words) {
        const stored = await stores.s3.put(...words);
        if (++puts === 2) stop.abort(new Error("stopped"));
        return stored;
      },
    };
    const opened = (name: StoreName) => (name === "s3" ? target : stores[name]);
    const done = await move("s3", { open: opened, signal: stop.signal }).catch((error: Error) => error.message);
    for (const key of Object.keys(before)) expect(await server().stat(key)).not.toBeNull();
    if (done === true) break;
    expect(done).toBe("stopped");
    expect(count).toBeLessThan(20);
  }
  expect(await filesIn(stores.s3)).toEqual(before);
});

test("move: a write that began before it and ends after it is brought along", async () => {
  const key = newKey();
  let goOn = () => {};
  const waiting = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  async function* slow() {
    yield pattern(10);
    await waiting;
    yield pattern(10);
  }
  const storage = server();
  const writing = storage.put(key, slow(), options);
  await new Promise((resolve) => setTimeout(resolve, 50));
  await move("s3");
  goOn();
  await writing;
  expect(await stores.s3.stat(key)).toEqual({ bytes: 20 });
  await stores.s3.remove(key);
  await stores.disk.remove(key);
});

test("move: a damaged file is reported, both stores stay in use, and nothing is switched", async () => {
  const [row] = await world.services.db.select().from(generations).where(eq(generations.state, "ready"));
  const key = row?.videoKey ?? "";
  const whole = Buffer.from(await new Response((await stores.disk.open(key))?.body).arrayBuffer());
  await stores.disk.put(key, inChunks(Buffer.from("damaged"), 3), options);
  const said: string[] = [];
  const report = (line: string) => void said.push(line);
  const { db } = world.services;
  expect(await moveFiles({ db, open, to: "s3", staleMs: 10, ...silent, report })).toBe(false);
  expect(said.join("\n")).toContain(`${key} is damaged`);
  expect(await findPlace(db)).toEqual({ store: "s3", movingFrom: "disk" });
  await stores.disk.put(key, inChunks(whole, 100_000), options);
  const again: string[] = [];
  const done = await moveFiles({ db, open, to: "s3", staleMs: 10, ...silent, report: (line) => void again.push(line) });
  expect([done, again]).toEqual([true, expect.anything()]);
});

test("move: going back before it is finished leaves every file readable", async () => {
  const { db } = world.services;
  const stop = new AbortController();
  stop.abort(new Error("stopped"));
  await expect(move("s3", { signal: stop.signal })).rejects.toThrow();
  const key = newKey();
  await server().put(key, inChunks(pattern(5), 5), options);
  expect(await stores.s3.stat(key)).not.toBeNull();
  await db.update(generations).set({ posterKey: key }).where(eq(generations.prompt, "one"));
  expect(await move("disk")).toBe(true);
  expect(await findPlace(db)).toEqual({ store: "disk", movingFrom: null });
  expect(await stores.disk.stat(key)).toEqual({ bytes: 5 });
});

test("remove: a file is removed from both stores while files are moved", async () => {
  const key = newKey();
  for (const name of ["disk", "s3"] as const) await stores[name].put(key, inChunks(pattern(5), 5), options);
  await world.services.db.update(filePlace).set({ store: "s3", movingFrom: "disk" });
  await server().remove(key);
  expect([await stores.disk.stat(key), await stores.s3.stat(key)]).toEqual([null, null]);
});

test("clear: a store in use is refused, and one that is not is emptied", async () => {
  const job = { db: world.services.db, open, ...silent };
  expect(await clearStore({ ...job, store: "disk" })).toBe(false);
  await stores.blob.put(newKey(), inChunks(pattern(5), 5), options);
  expect(await clearStore({ ...job, store: "blob" })).toBe(true);
  expect(await filesIn(stores.blob)).toEqual({});
});

test("check: files without rows are removed on request, missing posters forgotten, and missing videos reported", async () => {
  const job = { db: world.services.db, storage: stores.disk, graceMs: 10, ...silent };
  await checkFiles({ ...job, repair: true });
  expect(await checkFiles({ ...job, repair: false })).toBe(true);
  const stray = newKey();
  await stores.disk.put(stray, inChunks(pattern(5), 5), options);
  const lost = `posters/${crypto.randomUUID()}.webp`;
  await world.services.db.update(generations).set({ posterKey: lost }).where(eq(generations.prompt, "two"));
  const said: string[] = [];
  const report = (line: string) => void said.push(line);
  expect(await checkFiles({ ...job, repair: false, report })).toBe(false);
  expect(said).toContain(`missing: ${lost}`);
  expect(said.join("\n")).toContain(`no row names: ${stray}`);
  expect(await stores.disk.stat(stray)).not.toBeNull();
  expect(await checkFiles({ ...job, repair: true })).toBe(true);
  expect(await stores.disk.stat(stray)).toBeNull();
  const song = `audio/${crypto.randomUUID()}.mp3`;
  await stores.disk.put(song, inChunks(pattern(5), 5), options);
  expect(await checkFiles({ ...job, repair: true, report })).toBe(true);
  expect(said.join("\n")).toContain(`no row names: ${song}`);
  expect(await stores.disk.stat(song)).toBeNull();
  const [row] = await world.services.db.select().from(generations).where(eq(generations.prompt, "three"));
  await stores.disk.remove(row?.videoKey ?? "");
  expect(await checkFiles({ ...job, repair: true, report })).toBe(false);
  expect(said).toContain("1 files are missing: only a backup has them.");
});
