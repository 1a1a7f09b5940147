import { expect, test } from "vitest";
import { submitAttempts } from "@/db/schema/generations";
import { until } from "../fixtures/until";
import { figure, note } from "./figures";
import { scale } from "./scale";
import { openWorld } from "./world";

const SUBMITS = scale(1_000, 120);
const PEOPLE = 20;

test("of a thousand submits of which a third lose their answer none is bought twice, and their callbacks bring them home", async () => {
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
    const people = await Promise.all(Array.from({ length: PEOPLE }, world.user));
    const began = Date.now();
    await Promise.all(
      Array.from({ length: SUBMITS }, (_, n) => world.press(people[n % PEOPLE] ?? "", `a video among many ${n}`)),
    );
    await until(
      "all videos",
      async () => {
        const { ready = 0, unconfirmed = 0 } = await world.counts();
        // What is unconfirmed may still be recovered; that nothing else is left ends the wait.
        return ready + unconfirmed === SUBMITS && (unconfirmed === 0 || Date.now() - began > 240_000);
      },
      300_000,
      200,
    );
    note("lossy submits, all home after", `${Math.round((Date.now() - began) / 1000)} s`);

    const [rows, tries, tasks] = await Promise.all([
      world.rows(),
      world.db.select().from(submitAttempts),
      world.provider.tasks(),
    ]);
    const lost = tries.filter((attempt) => attempt.hintedTaskId !== null || attempt.outcome === "unknown");
    const recovered = lost.filter((attempt) => rows.find((row) => row.id === attempt.generationId)?.state === "ready");
    note("lossy submits, answers that were lost", `${lost.length} of ${SUBMITS}`);
    expect(lost.length).toBeGreaterThan(SUBMITS * 0.15);
    const perPress = new Map<string, number>();
    for (const task of tasks) perPress.set(task.prompt, (perPress.get(task.prompt) ?? 0) + 1);
    figure("lossy submits, most tasks for one submit", Math.max(...perPress.values()), { exactly: 1 });
    figure("lossy submits, recovered by callback", (100 * recovered.length) / lost.length, { atLeast: 99 }, " %");
    await world.sane();
  } finally {
    await world.close();
  }
});
