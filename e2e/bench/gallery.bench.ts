import { afterAll, beforeAll, expect, test } from "vitest";
import { createServerProcess } from "@/e2e/faults/server-process";
import { openTestDatabase, type TestDatabase } from "@/e2e/fixtures/database";
import { addUser } from "@/e2e/fixtures/rows";
import { encodeCursor } from "@/lib/generations/cursor";
import { cookieOf } from "./cookie";
import { line, timed } from "./figures";
import { benchBrowser } from "./gallery-browser";
import { benchDatabase, places } from "./gallery-database";
import { benchOtherBrowsers } from "./gallery-other-browsers";
import { seedGallery } from "./gallery-seed";

const MANY = Number(process.env.BENCH_VIDEOS ?? 1_000_000);

let database: TestDatabase;
let server: Awaited<ReturnType<typeof createServerProcess>>;
const report = (text: string) => console.log(text);

beforeAll(async () => {
  database = await openTestDatabase();
  server = await createServerProcess({ DATABASE_URL: database.url ?? "", DEFAPI_BASE_URL: "http://127.0.0.1:9" });
  await server.start();
}, 180_000);
afterAll(async () => {
  await server?.stop();
  await database?.close();
});

async function getter(userId: string): Promise<(path: string) => Promise<string>> {
  const { name, value } = await cookieOf(database.db, userId);
  return async (path) => {
    const response = await fetch(`${server.url}${path}`, { headers: { cookie: `${name}=${value}` } });
    if (!response.ok) throw new Error(`${path} answered ${response.status}`);
    return response.text();
  };
}

async function benchHttp(userId: string, videos: number): Promise<string[]> {
  const get = await getter(userId);
  const [, middle, end] = await places(database.db, userId, videos);
  const cursor = (place: typeof middle) => (place ? `?cursor=${encodeURIComponent(encodeCursor(place))}` : "");
  return [
    line("first page over HTTP", await timed(100, () => get("/api/gallery"))),
    line("middle page over HTTP", await timed(100, () => get(`/api/gallery${cursor(middle)}`))),
    line("last page over HTTP", await timed(100, () => get(`/api/gallery${cursor(end)}`))),
    line("search over HTTP", await timed(100, () => get("/api/gallery?q=zeppelin"))),
    line("counts over HTTP", await timed(50, () => get("/api/gallery/counts"))),
    line("/gallery, rendered by the server", await timed(50, () => get("/gallery"))),
  ];
}

/** Measures the gallery's first screen and an empty dynamic page in turn, so that both have the same noise. */
async function benchRender(userId: string): Promise<string[]> {
  const [get, getEmpty] = [await getter(userId), await getter(await addUser(database.db))];
  const times = { empty: [] as number[], gallery: [] as number[] };
  for (let round = 0; round < 110; round++) {
    for (const [name, ask] of [
      ["empty", () => getEmpty("/gallery/collections")],
      ["gallery", () => get("/gallery")],
    ] as const) {
      const start = performance.now();
      await ask();
      if (round >= 10) times[name].push(performance.now() - start);
    }
  }
  const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
  const [empty, gallery] = [median(times.empty), median(times.gallery)];
  const text = `/gallery: ${(gallery / empty).toFixed(2)} × an empty page (${gallery.toFixed(1)} and ${empty.toFixed(1)} ms), target 2.5`;
  report(`  ${text}`);
  return gallery / empty <= 2.5 ? [] : [text];
}

test("gallery: a million videos are as fast as a thousand", async () => {
  const missed: string[] = [];
  for (const videos of [1_000, MANY]) {
    const userId = await addUser(database.db);
    const started = performance.now();
    await seedGallery(database.db, userId, videos);
    report(
      `\n${videos.toLocaleString("en")} videos, seeded in ${((performance.now() - started) / 1_000).toFixed(0)} s`,
    );
    const lines = [...(await benchDatabase(database.db, userId, videos)), ...(await benchHttp(userId, videos))];
    for (const text of lines) report(`  ${text}`);
    missed.push(...lines.filter((text) => text.endsWith("MISSED")));
    if (videos < MANY) continue;
    missed.push(...(await benchRender(userId)));
    for (const bench of [benchBrowser, benchOtherBrowsers]) {
      const seen = await bench(server.url, await cookieOf(database.db, userId), database.db, userId);
      for (const text of seen.lines) report(`  ${text}`);
      missed.push(...seen.problems);
    }
  }
  expect(missed).toEqual([]);
});
