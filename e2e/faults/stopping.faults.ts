import { once } from "node:events";
import http from "node:http";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { captureOutput, start, stop } from "@/lib/cli/child.mjs";
import { inRoot } from "@/lib/cli/root.mjs";
import { freePort } from "@/lib/cli/start/port.mjs";
import { cleanEnvironment } from "../fixtures/clean-environment";
import { killClusterWorker } from "../fixtures/cluster-workers";
import { openFrontProxy } from "../fixtures/front-proxy";
import { until } from "../fixtures/until";
import { figure } from "./figures";
import { startProvider } from "./provider-process";
import { sendRequest } from "./send-request";
import { AUTH_SECRET } from "./server-process";
import { signedIn } from "./visitor";
import { openWorld, type World } from "./world";

/** Docker kills after this long. */
const MOST_MS = 10_000;
const STREAMS = 20;

async function openStreams(world: World, userId: string) {
  const { name, value } = await signedIn(world, userId);
  const { url = "" } = world.servers[0] ?? {};
  return Promise.all(
    Array.from({ length: STREAMS }, async () => {
      const { body } = await fetch(`${url}/api/events`, { headers: { cookie: `${name}=${value}` } });
      const reader = body?.getReader();
      await reader?.read();
      return async () => {
        while (!(await reader?.read())?.done);
      };
    }),
  );
}

/** Returns a function that opens a stream over a connection which was open already. */
async function keptConnection(world: World, userId: string) {
  const { name, value } = await signedIn(world, userId);
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  const ask = (path: string) =>
    new Promise<http.IncomingMessage>((resolve, reject) => {
      const options = { agent, headers: { cookie: `${name}=${value}` } };
      http.get(`${world.servers[0]?.url}${path}`, options, resolve).on("error", reject);
    });
  const answer = await ask("/api/ping");
  await once(answer.resume(), "end");
  return async () => {
    const stream = await ask("/api/events");
    expect(stream.statusCode).toBe(200);
    stream.resume().on("error", () => {});
  };
}

test("stopping: with open streams and work under way, a server ends in time, and another one takes over at once", async () => {
  // Downloads take long, so that some are under way when the server stops.
  const world = await openWorld({ renderMs: 1_000, servers: 2 });
  try {
    await world.servers[1]?.stop();
    const userId = await world.user();
    const ends = await openStreams(world, userId);
    for (let n = 0; n < 6; n++) await world.submit(userId, `a slow one [sim:slow=${6 + n}]`);
    for (let n = 0; n < 4; n++) await world.submit(userId, "one whose file stalls [sim:stalled]");
    await until(
      "work under way",
      async () => {
        const { rendering = 0, saving = 0 } = await world.counts();
        return rendering >= 6 && saving >= 4;
      },
      60_000,
      50,
    );
    const openLate = await keptConnection(world, userId);
    const startedAt = Date.now();
    const stopped = world.servers[0]?.stop();
    await sleep(300);
    await openLate();
    await stopped;
    // Before the time for what is under way is up, which a stream that stays open would take.
    expect(Date.now() - startedAt).toBeLessThan(5_000);
    figure("stopping, milliseconds with streams, polls and downloads", Date.now() - startedAt, { atMost: MOST_MS });
    await Promise.all(ends.map((ended) => ended()));

    const leased = (await world.rows()).filter((row) => row.leaseUntil !== null);
    expect(
      leased.map(({ state }) => state),
      "every lease is handed back",
    ).toEqual([]);
    // A lease that had to run out would take 30 seconds.
    const again = Date.now();
    await world.servers[1]?.start();
    const up = Date.now() - again;
    await until(
      "the next server to hold the downloads",
      async () => {
        const rows = await world.rows();
        return rows.filter((row) => row.state === "saving" && row.leaseUntil !== null).length >= 4;
      },
      15_000,
      50,
    );
    figure("stopping, milliseconds until the next server has the work", Date.now() - again - up, { atMost: 5_000 });
    await world.checkInvariants();
  } finally {
    await world.close();
  }
});

/** What replaces a process tells it so by SIGUSR2, and waits longer than a system that stops it. */
test.each([
  { signal: "SIGTERM", holdMs: 3_000, within: MOST_MS },
  { signal: "SIGUSR2", holdMs: 8_000, within: 40_000 },
] as const)(
  "stopping: by $signal, a submit that is on its way still gets its answer, and no new one is sent",
  async ({ signal, holdMs, within }) => {
    const provider = await startProvider({ renderMs: 1_000 });
    const slow = await openFrontProxy(provider.url, { holdMs });
    const environment = { DEFAPI_BASE_URL: slow.url, FETCH_ALLOW: provider.url };
    const world = await openWorld({ provider, environment });
    try {
      const userId = await world.user();
      const first = await world.submit(userId, "on its way");
      await until("the submit", async () => ((await world.counts()).submitting ?? 0) === 1, 20_000, 20);
      const stopped = world.servers[0]?.stop({ signal, within });
      await sleep(200);
      await world.submit(userId, "too late for this one");
      await stopped;
      const states = (await world.rows()).map(({ id, state }) => (id === first ? `first ${state}` : state));
      expect(states.sort()).toEqual(["first rendering", "queued"]);
      await world.servers[0]?.start();
      await world.settle(60_000);
      expect(await world.counts()).toEqual({ ready: 2 });
      await world.checkInvariants();
    } finally {
      await world.close();
      await slow.close();
      await provider.close();
    }
  },
);

test("stopping: a server that is still starting ends at once, whenever it is told to", async () => {
  const world = await openWorld({ servers: 0 });
  try {
    const env = {
      ...cleanEnvironment(),
      ...{ DATA_DIR: world.dataDir, AUTH_SECRET, DEFAPI_API_KEY: "dk-faults" },
      ...{ DATABASE_URL: world.databaseUrl, DEFAPI_BASE_URL: world.provider.url },
    };
    // It is up after about two seconds, of which the end is the part in which the database is open.
    for (const ms of [300, 600, 900, 1_100, 1_300, 1_500, 1_700, 2_000, 2_500]) {
      const child = start([inRoot("lib/cli/start.mjs")], { env: { ...env, PORT: String(await freePort()) } });
      await sleep(ms);
      const startedAt = Date.now();
      expect([0, 143]).toContain(await stop(child, { within: MOST_MS }));
      expect(Date.now() - startedAt, `told after ${ms} ms`).toBeLessThan(5_000);
    }
  } finally {
    await world.close();
  }
});

test("cluster: processes on one port restart one after another, and one that is killed is replaced, without a failed request", async () => {
  const world = await openWorld({ servers: 0, renderMs: 1_000 });
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const child = start([inRoot("lib/cli/start-cluster.mjs"), "2"], {
    env: {
      ...cleanEnvironment(),
      ...{ PORT: String(port), DATA_DIR: world.dataDir, AUTH_SECRET, DEFAPI_API_KEY: "dk-faults" },
      ...{ DATABASE_URL: world.databaseUrl, DEFAPI_BASE_URL: world.provider.url },
    },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding("utf8").on("data", (part: string) => {
      output += part;
    });
  const said = (text: string) => until(text, async () => output.includes(text), 120_000, 100);
  let asking = true;
  try {
    await said("Ninefold is ready");
    const failures: string[] = [];
    const visits = (async () => {
      for (; asking; await sleep(50)) {
        const answer = await sendRequest(`${url}/api/ready`).catch((error: Error) => ({ status: error.message }));
        if (answer.status !== 200) failures.push(String(answer.status));
      }
    })();
    const userId = await world.user();
    for (let n = 0; n < 10; n++) await world.submit(userId, `across restarts ${n}`);
    process.kill(child.pid ?? 0, "SIGUSR2");
    await said("All processes were restarted.");
    asking = false;
    await visits;
    expect(failures).toEqual([]);
    await killClusterWorker(child.pid);
    await said("A process ended and is replaced.");
    await world.settle(60_000);
    expect(await world.counts()).toEqual({ ready: 10 });
    await world.checkInvariants();
    // Whatever read its log may be gone by then.
    for (const stream of [child.stdout, child.stderr]) stream?.destroy();
    const startedAt = Date.now();
    expect(await stop(child, { within: MOST_MS })).toBe(0);
    figure("cluster, milliseconds to stop two processes", Date.now() - startedAt, { atMost: MOST_MS });
  } finally {
    asking = false;
    await stop(child);
    await world.close();
  }
});

test("cluster: the embedded database is refused in one line", async () => {
  const { code, output } = await captureOutput([inRoot("lib/cli/start-cluster.mjs"), "3"], {
    env: { ...cleanEnvironment(), PORT: String(await freePort()), DATA_DIR: path.join(os.tmpdir(), "ninefold-none") },
  });
  expect([code, output.trim()]).toEqual([1, expect.stringMatching(/^Several processes need DATABASE_URL[^\n]*$/)]);
});
