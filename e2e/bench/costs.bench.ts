import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { rowsOf } from "@/db/rows";
import { note } from "@/e2e/faults/figures";
import { newSubmit, submitter } from "@/e2e/faults/visitor";
import { openWorld, type World } from "@/e2e/faults/world";
import { jpeg } from "@/e2e/fixtures/images";
import { MOST_STREAMS } from "@/lib/http/limits";
import { COSTS } from "./budgets";
import { type Cookie, cookieOf } from "./cookie";
import { cpuOf } from "./cpu";
import { memoryOf } from "./memory";
import { BROWSER } from "./page-rate";
import { seedVideos, shareVideo } from "./video-seed";

/**
 * `npm run bench:costs`: what each kind of work costs, in processor time of the server and of Postgres, which hardly
 * depends on what else the machine does; and what it leaves in the database and on disk.
 */
type Kind = keyof typeof COSTS;
type Cost = { server: number; postgres: number };

const SUBMITS = 150;
const STREAMS = 240;
const STREAM_SECONDS = 36;
const VIDEOS = 60;

let world: World;
let userId: string;
let cookie: Cookie;
let ids: string[];
let slug: string;
let postgresPid: number;
const costs = new Map<Kind, Cost>();

beforeAll(async () => {
  world = await openWorld({ renderMs: 1_000, environment: { GENERATIONS_AT_ONCE: "10" } });
  userId = await world.user();
  cookie = await cookieOf(world.db, userId);
  ids = await seedVideos(world.db, path.join(world.dataDir, "files"), { userId, count: VIDEOS });
  slug = await shareVideo(world.db, { userId, id: ids[0] ?? "" });
  const [file] = await rowsOf<{ text: string }>(world.db, sql`select pg_read_file('postmaster.pid') as text`);
  postgresPid = Number.parseInt(file?.text ?? "", 10);
});
afterAll(() => world?.close());

const serverPid = () => world.servers[0]?.pid() ?? 0;
const used = async (): Promise<Cost> => ({ server: await cpuOf(serverPid()), postgres: await cpuOf(postgresPid) });

/** Does something that has `units` of its kind, and keeps what one of them costs, less what an idle server uses. */
async function measure(kind: Kind, units: number, run: () => Promise<unknown>, idle = { server: 0, postgres: 0 }) {
  const [before, began] = [await used(), performance.now()];
  await run();
  const [after, seconds] = [await used(), (performance.now() - began) / 1_000];
  const of = (part: keyof Cost) => Math.max(0, after[part] - before[part] - idle[part] * seconds) / units;
  costs.set(kind, { server: of("server"), postgres: of("postgres") });
}

async function request(address: string, init: RequestInit = {}, expected = 200): Promise<number> {
  const headers = { cookie: `${cookie.name}=${cookie.value}`, "user-agent": BROWSER, accept: "text/html" };
  const url = world.servers[0]?.url ?? "";
  const answer = await fetch(`${url}${address}`, { ...init, headers: { ...headers, origin: url, ...init.headers } });
  const { byteLength } = await answer.arrayBuffer();
  expect(answer.status, address).toBe(expected);
  return byteLength;
}

/** Four at a time: enough to keep a server busy. */
async function times(count: number, run: (at: number) => Promise<unknown>): Promise<void> {
  let next = 0;
  const worker = async () => {
    for (let at = next++; at < count; at = next++) await run(at);
  };
  await Promise.all(Array.from({ length: 4 }, worker));
}

/** Bytes of each table with its indexes. */
const tables = async () =>
  new Map(
    (
      await rowsOf<{ name: string; bytes: number }>(
        world.db,
        sql`select relname as name, pg_total_relation_size(oid)::float8 as bytes from pg_class
          where relkind = 'r' and relnamespace = 'public'::regnamespace`,
      )
    ).map(({ name, bytes }) => [name, bytes]),
  );

test("costs: of each kind of work, in processor time beside an empty page", async () => {
  const pages = {
    "empty page": "/empty",
    compose: "/",
    gallery: "/gallery",
    detail: `/gallery/${ids[1]}`,
    "shared page": `/v/${slug}`,
  };
  // Code is compiled while it is used for the first times.
  for (const page of Object.values(pages)) await times(60, () => request(page));
  await sleep(2_000);
  const [before, began] = [await used(), performance.now()];
  await sleep(10_000);
  const [after, seconds] = [await used(), (performance.now() - began) / 1_000];
  const idle = {
    server: (after.server - before.server) / seconds,
    postgres: (after.postgres - before.postgres) / seconds,
  };
  note(
    "an idle server, ms of processor time in a second",
    `server ${idle.server.toFixed(1)}, Postgres ${idle.postgres.toFixed(1)}`,
  );

  for (const [kind, page] of Object.entries(pages))
    await measure(kind as Kind, 200, () => times(200, () => request(page)), idle);

  await measure("video file", 200, () => times(200, () => request(`/api/files/video/${ids[1]}`)), idle);

  await world.db.execute(sql`update generations set poster_key = null, poster_sha256 = null, poster_bytes = null
    where ratio = '16:9' and user_id = ${userId}`);
  const frame = await jpeg(1_280, 720);
  const wide = await rowsOf<{ id: string }>(
    world.db,
    sql`select id from generations where ratio = '16:9' and user_id = ${userId}`,
  );
  const send = ({ id }: { id: string }) =>
    request(`/api/generations/${id}/poster`, { method: "POST", body: new Uint8Array(frame) }, 201);
  await measure("poster", wide.length, () => times(wide.length, (at) => send(wide[at] ?? { id: "" })), idle);

  const selection = `selection=${encodeURIComponent(JSON.stringify({ ids }))}`;
  const form = { method: "POST", body: selection, headers: { "content-type": "application/x-www-form-urlencoded" } };
  const exported = (await request("/api/gallery/zip", form)) / 1e6;
  await measure("MB of export", 10 * exported, () => times(10, () => request("/api/gallery/zip", form)), idle);

  const sizes = await tables();
  const submit = await submitter(cookie);
  await measure(
    "submit to ready",
    SUBMITS,
    async () => {
      await times(SUBMITS, async (at) => {
        const answer = await submit(
          world.servers[0]?.url ?? "",
          newSubmit(`a lighthouse above a quiet sea, take ${at}`),
        );
        expect(answer).toBe("admitted");
      });
      await world.settle(300_000);
    },
    idle,
  );
  const { ready } = await world.counts();
  expect(ready).toBe(SUBMITS + VIDEOS);
  const grown = [...(await tables())].map(([name, now]) => ({ name, by: (now - (sizes.get(name) ?? 0)) / SUBMITS }));
  note("database, bytes a video", Math.round(grown.reduce((sum, { by }) => sum + by, 0)));
  for (const { name, by } of grown.sort((a, b) => b.by - a.by)) if (by > 50) note(`  ${name}`, Math.round(by));

  const memory = async () => (await memoryOf(serverPid())).server.pss;
  const empty = await memory();
  const watchers = await Promise.all(
    Array.from({ length: STREAMS / MOST_STREAMS }, async () => cookieOf(world.db, await world.user())),
  );
  const stop = new AbortController();
  for (const { name, value } of watchers)
    for (let n = 0; n < MOST_STREAMS; n++) {
      const headers = { cookie: `${name}=${value}` };
      const answer = await fetch(`${world.servers[0]?.url}/api/events`, { headers, signal: stop.signal });
      expect(answer.status).toBe(200);
    }
  await measure("stream for a minute", (STREAMS * STREAM_SECONDS) / 60, () => sleep(STREAM_SECONDS * 1_000), idle);
  note("memory of an open stream, kB", Math.round((1_000 * ((await memory()) - empty)) / STREAMS));
  stop.abort();

  const floor = costs.get("empty page");
  const total = ({ server, postgres }: Cost) => server + postgres;
  for (const [kind, { server, postgres }] of costs)
    note(kind.padEnd(20), `server ${server.toFixed(2)} ms, Postgres ${postgres.toFixed(2)} ms`);
  const missed = [...costs].filter(([kind, cost]) => total(cost) > COSTS[kind] * total(floor ?? cost));
  expect(missed).toEqual([]);
  expect(costs.size).toBe(Object.keys(COSTS).length);
});
