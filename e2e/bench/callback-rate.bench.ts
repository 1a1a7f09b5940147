import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import http from "node:http";
import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { ledger } from "@/db/schema/credits";
import { generations, submitAttempts } from "@/db/schema/generations";
import { figure, note, quantile } from "@/e2e/faults/figures";
import { openWorld, type World } from "@/e2e/faults/world";
import { hashToken, newToken } from "@/lib/generations/callbacks/callback-token";

const ROUNDS = 7;
/** Enough for the heap to reach the size at which V8 first collects old garbage: until then it only grows. */
const CALLS = 6_000;
const AT_ONCE = 32;

test("callbacks: they are answered almost as fast as an empty request, and none that was accepted is lost", async () => {
  const world = await openWorld({ renderMs: 600_000, environment: { NINEFOLD_BENCH: "1" } });
  try {
    const [server] = world.servers;
    if (!server) throw new Error("a server must be running");
    await flood(`${server.url}/api/ping`, Array<string>(500).fill("/api/ping"));
    await flood(server.url, await insertGenerations(world, 500));

    const shares: number[] = [];
    const rates: number[] = [];
    const memory: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const paths = await insertGenerations(world, CALLS);
      const floor = await flood(server.url, Array<string>(CALLS).fill("/api/ping"));
      const before = new Date();
      const calledBack = await flood(server.url, paths);
      expect([floor.failed, calledBack.failed]).toEqual([0, 0]);
      shares.push(calledBack.perSecond / floor.perSecond);
      rates.push(calledBack.perSecond);
      const [lost] = await world.db
        .select({ count: sql<number>`count(*)::int` })
        .from(generations)
        .where(sql`due_at > now() + interval '1 day' and created_at < ${before.toISOString()}`);
      figure(`callbacks, of ${CALLS} answered with a 2xx lost`, lost?.count ?? -1, { exactly: 0 });
      // The callbacks make polls due; cancel them, so that the next round starts idle.
      await world.db.update(generations).set({ dueAt: null, state: "canceled" });
      memory.push(await residentMb(server.pid()));
    }
    note("callbacks a second, median", Math.round(quantile(rates, 0.5)));
    note("resident memory after each round, MB", memory.join(", "));
    figure("callbacks relative to an empty handler, median share", quantile(shares, 0.5), { atLeast: 0.6 });
    const grown = (memory.at(-1) ?? 0) / (memory[Math.floor(memory.length / 3)] ?? 1);
    figure("resident memory, last round relative to an early one", grown, { atMost: 1.25 });
  } finally {
    await world.close();
  }
});

/** Inserts generations that are not due before their callback. Returns the paths of their callbacks. */
async function insertGenerations(world: World, count: number): Promise<string[]> {
  const userId = await world.user();
  const inserted = Array.from({ length: count }, () => ({
    id: randomUUID(),
    attempt: randomUUID(),
    token: newToken(),
  }));
  for (let at = 0; at < count; at += 1_000) {
    const some = inserted.slice(at, at + 1_000);
    await world.db.insert(generations).values(
      some.map(({ id }) => ({
        id,
        userId,
        requestId: id,
        state: "rendering" as const,
        prompt: "a generation",
        model: "seedance-2.0",
        ratio: "16:9",
        duration: 5,
        estimate: "0.5",
        taskId: `ta${id}`,
        sentAt: new Date(),
        dueAt: new Date(Date.now() + 7 * 86_400_000),
      })),
    );
    await world.db
      .insert(ledger)
      .values(some.map(({ id }) => ({ generationId: id, userId, kind: "reserve" as const, amount: "0.5" })));
    await world.db.insert(submitAttempts).values(
      some.map(({ id, attempt, token }) => ({
        id: attempt,
        generationId: id,
        tokenHash: hashToken(token),
        outcome: "accepted" as const,
        taskId: `ta${id}`,
      })),
    );
  }
  return inserted.map(({ attempt, token }) => `/api/callbacks/defapi/${attempt}/${token}`);
}

const BODY = JSON.stringify({
  code: 0,
  message: "ok",
  data: { status: "success", result: { video: "https://x.test/v.mp4" } },
});

/** Posts to each path over AT_ONCE keep-alive connections. */
async function flood(origin: string, paths: string[]): Promise<{ perSecond: number; failed: number }> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const { hostname, port } = new URL(origin);
  let next = 0;
  let failed = 0;
  const post = (path: string) =>
    new Promise<void>((resolve) => {
      const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(BODY) };
      const request = http.request({ agent, hostname, port, path, method: "POST", headers }, (response) => {
        if ((response.statusCode ?? 500) > 299) failed += 1;
        response.resume().on("end", resolve);
      });
      request.on("error", () => {
        failed += 1;
        resolve();
      });
      request.end(BODY);
    });
  const startedAt = performance.now();
  const worker = async () => {
    for (let path = paths[next++]; path !== undefined; path = paths[next++]) await post(path);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  agent.destroy();
  return { perSecond: (1_000 * paths.length) / (performance.now() - startedAt), failed };
}

async function residentMb(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
}
