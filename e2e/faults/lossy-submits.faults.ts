import { expect, test } from "vitest";
import { submitAttempts } from "@/db/schema/generations";
import { until } from "../fixtures/until";
import { figure, note } from "./figures";
import { scale } from "./scale";
import { openWorld } from "./world";

const SUBMITS = scale(1_000, 120);
const USERS = 20;

test("submit: with a third of the answers lost, nothing is paid for twice, and callbacks recover the generations", async () => {
  const world = await openWorld({ renderMs: 2_500 });
  try {
    const part = 0.075;
    await world.provider.faults({
      acceptThenReset: part,
      acceptThenHang: part,
      acceptThen500: part,
      acceptThenNoId: part,
      seed: 7,
    });
    const users = await Promise.all(Array.from({ length: USERS }, world.user));
    const startedAt = Date.now();
    await Promise.all(
      Array.from({ length: SUBMITS }, (_, n) => world.submit(users[n % USERS] ?? "", `a video among many ${n}`)),
    );
    await until(
      "all videos",
      async () => {
        const { ready = 0, unconfirmed = 0 } = await world.counts();
        // An unconfirmed generation can still be recovered, so the wait ends when nothing else is open.
        return ready + unconfirmed === SUBMITS && (unconfirmed === 0 || Date.now() - startedAt > 240_000);
      },
      300_000,
      200,
    );
    note("lossy submits, all settled after", `${Math.round((Date.now() - startedAt) / 1000)} s`);

    const [rows, attempts, tasks] = await Promise.all([
      world.rows(),
      world.db.select().from(submitAttempts),
      world.provider.tasks(),
    ]);
    const lost = attempts.filter((attempt) => attempt.hintedTaskId !== null || attempt.outcome === "unknown");
    const recovered = lost.filter((attempt) => rows.find((row) => row.id === attempt.generationId)?.state === "ready");
    note("lossy submits, answers that were lost", `${lost.length} of ${SUBMITS}`);
    expect(lost.length).toBeGreaterThan(SUBMITS * 0.15);
    const tasksPerSubmit = new Map<string, number>();
    for (const task of tasks) tasksPerSubmit.set(task.prompt, (tasksPerSubmit.get(task.prompt) ?? 0) + 1);
    figure("lossy submits, most tasks for one submit", Math.max(...tasksPerSubmit.values()), { exactly: 1 });
    figure("lossy submits, recovered by callback", (100 * recovered.length) / lost.length, { atLeast: 99 }, " %");
    await world.checkInvariants();
  } finally {
    await world.close();
  }
});
