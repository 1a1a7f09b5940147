import os from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { rowsOf } from "@/db/rows";
import { figure, note, quantile } from "@/e2e/faults/figures";
import { breaches } from "@/e2e/fixtures/invariants";
import { until } from "@/e2e/fixtures/until";
import { MOST_STREAMS } from "@/lib/http/limits";
import { LOAD } from "./budgets";
import { asker } from "./load/ask";
import { probing, samplesIn, slopeOf } from "./load/memory-probe";
import { openScene } from "./load/scene";
import { openStreams } from "./load/streams";
import { startTraffic, type Visitor } from "./load/traffic";
import { pagesPerSecond } from "./page-rate";

/** `npm run bench:load` takes a quiet machine and ten minutes; with smaller figures in these variables it is a first look. */
const MINUTES = Number(process.env.LOAD_MINUTES ?? 10);
const STREAMS = Number(process.env.LOAD_STREAMS ?? 500);
const PROCESSES = 3;
const SETTLED_MS = 180_000;
/** Between two faults, so that each has its own ten seconds. */
const PAUSE_MS = Math.max(15_000, MINUTES * 5_000);
/** A full collection takes a tenth of a second of the processor. */
const PROBE_MS = 10_000;
/** Rounds before an empty page's rate is taken: each process compiles what it runs. */
const WARM_UP = PROCESSES * 2;
/** Memory is judged where several minutes lie behind the last fault: processes warm up for the first ones. */
const IS_LONG = MINUTES >= 8;

let scene: Awaited<ReturnType<typeof openScene>>;
let known: Promise<Visitor[]> | undefined;
/** As many as may open that many streams. Needs a running server. */
function visitors(): Promise<Visitor[]> {
  known ??= scene.visitors(Math.ceil(STREAMS / MOST_STREAMS));
  return known;
}
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene?.close());

test("load: pages a second with one process and with three", async () => {
  const shares: number[] = [];
  for (const processes of [1, PROCESSES]) {
    const cluster = await scene.start(processes);
    try {
      const cookie = (await visitors())[0]?.cookie ?? "";
      const pages = {
        empty: () => pagesPerSecond(`${scene.url}/empty`),
        gallery: () => pagesPerSecond(`${scene.url}/gallery`, cookie),
      };
      for (let warmUp = 0; warmUp < WARM_UP; warmUp++) for (const measure of Object.values(pages)) await measure();
      const rates = { empty: [] as number[], gallery: [] as number[] };
      for (let round = 0; round < 7; round++) {
        rates.empty.push(await pages.empty());
        rates.gallery.push(await pages.gallery());
      }
      const [empty, gallery] = [quantile(rates.empty, 0.5), quantile(rates.gallery, 0.5)];
      shares.push(gallery / empty);
      note(
        `pages a second, processes: ${processes}`,
        `empty ${empty.toFixed(0)}, gallery ${gallery.toFixed(0)}, ${(gallery / empty).toFixed(2)} × empty`,
      );
    } finally {
      await cluster.stop();
    }
  }
  const [one = 0, three = 0] = shares;
  figure("gallery's gain by three processes, of the empty page's", three / one, { atLeast: LOAD.gain });
});

/**
 * Requests a second: a share of the empty pages that this machine makes. What arrives faster than it is answered only
 * measures how long the queue becomes.
 */
async function rateOfTraffic(): Promise<number> {
  if (process.env.LOAD_RATE) return Number(process.env.LOAD_RATE);
  const rates: number[] = [];
  for (let round = 0; round < WARM_UP * 2; round++) rates.push(await pagesPerSecond(`${scene.url}/empty`));
  const empty = quantile(rates.slice(WARM_UP), 0.5);
  note("empty pages a second with three processes", empty.toFixed(0));
  return empty * LOAD.share;
}

test(`load: three processes for ${MINUTES} minutes, with kills and restarts`, async () => {
  const memory = probing(scene.memoryFile, PROBE_MS);
  const cluster = await scene.start(PROCESSES, { NODE_OPTIONS: memory });
  const { ask, close } = asker(scene.url);
  const perSecond = await rateOfTraffic();
  const users = await visitors();
  const [newest] = await rowsOf<{ id: number }>(scene.db, sql`select coalesce(max(id), 0)::int as id from transitions`);
  const streams = openStreams(
    scene.url,
    users.map(({ id, cookie }) => ({ id, cookie })),
    STREAMS,
    newest?.id ?? 0,
  );
  try {
    await until("all streams", async () => streams.count() === STREAMS, 120_000).catch((error) => {
      throw new Error(`${error.message}: ${streams.count()} are open; refused ${streams.refusals()}`);
    });
    const before = new Set((await scene.rows()).map(({ id }) => id));
    const traffic = await startTraffic(scene.url, ask, users, perSecond);
    const end = Date.now() + MINUTES * 60_000;
    const faults: { name: string; from: number; until: number }[] = [];
    const fault = async (name: string, run: () => Promise<void>) => {
      await sleep(PAUSE_MS);
      const from = Date.now();
      await run();
      faults.push({ name, from, until: from + LOAD.faultMs });
      note(name, `${((Date.now() - from) / 1_000).toFixed(1)} s`);
    };
    await fault("a process killed and replaced", cluster.killOne);
    await sleep(PAUSE_MS);
    const restartedAt = Date.now();
    await cluster.restartAll();
    const restarted = { from: restartedAt, until: Date.now() };
    note("every process restarted in turn", `${((restarted.until - restarted.from) / 1_000).toFixed(1)} s`);
    await fault("Postgres restarted", () => scene.postgres.restart("SIGINT"));
    await fault("Postgres restarted as after a crash", () => scene.postgres.restart("SIGQUIT"));
    await sleep(LOAD.faultMs + 2_000);
    const quietFrom = Date.now();
    const waiting: number[] = [];
    const counting = setInterval(() => waiting.push(traffic.waiting()), 1_000);
    await sleep(Math.max(5_000, end - quietFrom));
    clearInterval(counting);
    const quietUntil = Date.now();
    await traffic.stop();
    // What is not settled then is counted below, beside what else went wrong.
    await scene.settle(SETTLED_MS).catch((error: Error) => note("not settled", error.message));

    const third = Math.ceil(waiting.length / 3);
    const [early, late] = [waiting.slice(0, third), waiting.slice(-third)].map((counts) => quantile(counts, 0.5));
    note("requests waiting, in the first and the last third of the time without faults", `${early} and ${late}`);
    const { visits, admitted, lost } = traffic;
    note(
      "requests",
      `${visits.length}, at ${(visits.length / (MINUTES * 60)).toFixed(0)} a second; load of the machine ${os.loadavg()[0]?.toFixed(1)}`,
    );
    for (const what of [...new Set(visits.map((visit) => visit.what))].sort()) {
      const calm = visits.filter((visit) => visit.what === what && visit.at > quietFrom).map(({ ms }) => ms);
      note(
        `${what}, without faults, median and 99th percentile`,
        `${quantile(calm, 0.5).toFixed(0)} and ${quantile(calm, 0.99).toFixed(0)} ms`,
      );
    }
    const failed = visits.filter((visit) => visit.failed);
    const during = (visit: (typeof visits)[number], span: { from: number; until: number }) =>
      visit.at + visit.ms >= span.from && visit.at <= span.until;
    for (const span of faults)
      note(
        `${span.name}: failed requests within ${LOAD.faultMs / 1_000} s`,
        failed.filter((visit) => during(visit, span)).length,
      );
    const outside = failed.filter((visit) => !faults.some((span) => during(visit, span)));
    for (const { what, answer, at } of outside.slice(0, 20))
      note("failed", `${what}: ${answer}, ${((at - restarted.from) / 1_000).toFixed(1)} s after the restarts began`);
    figure("failed requests outside of the faults, restarts in turn included", outside.length, { exactly: 0 });

    const rows = await scene.rows();
    const made = rows.filter(({ id }) => !before.has(id));
    figure("submits without an answer to the end", lost.length, { exactly: 0 });
    const times = (requestId: string) => made.filter((row) => row.requestId === requestId).length;
    figure("submits admitted", admitted.length, { exactly: made.length });
    figure("submits admitted that are not one generation", admitted.filter((id) => times(id) !== 1).length, {
      exactly: 0,
    });
    figure("generations that are not ready at the end", made.filter(({ state }) => state !== "ready").length, {
      exactly: 0,
    });
    const tasks = (await scene.provider.tasks()).map(({ id, prompt, callback_url }) => ({
      id,
      prompt,
      callbackUrl: callback_url,
    }));
    const broken = await breaches({ db: scene.db, storage: scene.storage, tasks });
    for (const breach of broken.slice(0, 10)) note("broken", breach);
    figure("invariants broken", broken.length, { exactly: 0 });

    // The last events may still be on their way, and streams that ended are opened again.
    await until("all streams again", async () => streams.count() === STREAMS, 30_000);
    await sleep(3_000);
    const behind = streams.behind(made);
    note("streams opened again", streams.reopened());
    for (const line of behind.slice(0, 5)) note("behind", line);
    figure("streams that miss the end of a generation", behind.length, { exactly: 0 });

    // With two looks after the last request: what is in use then is not a queue.
    await sleep(PROBE_MS * 2.5);
    const samples = await samplesIn(scene.memoryFile);
    const pids = await cluster.pids();
    const slopes = pids.map((pid) => {
      const own = samples.filter((sample) => sample.pid === pid);
      const loaded = own.filter(({ at }) => at > quietFrom && at < quietUntil);
      const slope = (of: "retained" | "resident") =>
        slopeOf(loaded.map((sample) => ({ at: sample.at, mb: sample[of] })));
      const mb = (of: "retained" | "resident") =>
        `${of} ${loaded[0]?.[of].toFixed(0)} to ${loaded.at(-1)?.[of].toFixed(0)} (${slope(of).toFixed(2)} a minute), at rest ${own.at(-1)?.[of].toFixed(0)}`;
      note("memory of a process, MB", `${mb("retained")}; ${mb("resident")}`);
      return slope("retained");
    });
    if (IS_LONG)
      figure("retained memory, MB a minute, of the process that grows most", Math.max(...slopes), {
        atMost: LOAD.slope,
      });
    expect(pids.length).toBe(PROCESSES);
  } finally {
    streams.close();
    close();
    await cluster.stop();
  }
});
