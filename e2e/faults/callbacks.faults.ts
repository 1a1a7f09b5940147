import { afterAll, beforeAll, expect, test } from "vitest";
import type { Faults } from "@/lib/simulator/faults";
import { figure, note, quantile } from "./figures";
import { full, scale } from "./scale";
import { openWorld, type World } from "./world";

let world: World;
beforeAll(async () => {
  world = await openWorld({ renderMs: 2_000 });
});
afterAll(() => world.close());

/** Presses, waits, and answers for each render how long after the provider's end its own end came, in milliseconds. */
async function run(faults: Partial<Faults>, prompts: string[], within: number): Promise<number[]> {
  await world.provider.faults(faults);
  const ids = new Set<string>();
  const people = await Promise.all(Array.from({ length: Math.ceil(prompts.length / 50) }, world.user));
  for (const [n, prompt] of prompts.entries()) ids.add(await world.press(people[n % people.length] ?? "", prompt));
  await world.settle(within);

  const [rows, tasks] = await Promise.all([world.rows(), world.provider.tasks()]);
  const own = rows.filter((row) => ids.has(row.id));
  const delays = own.map((row) => {
    const task = tasks.find(({ id }) => id === row.taskId);
    const truth = /fail-/.test(row.prompt) ? "failed" : "ready";
    expect(row.state, row.prompt).toBe(truth);
    return (row.finishedAt?.getTime() ?? Number.NaN) - Date.parse(task?.finished_at ?? "");
  });
  await world.sane();
  return delays;
}

/** As long as the model takes: from half a minute to more than three. The short run takes the young ones only. */
const LONGEST_S = scale(200, 20);
const SHORTEST_S = scale(30, 4);
const RENDERS = scale(150, 40);

test("with all callbacks lost a video is ready soon after the provider is done", async () => {
  const prompts = Array.from({ length: RENDERS }, (_, n) => {
    const seconds = Math.round(SHORTEST_S + ((LONGEST_S - SHORTEST_S) * n) / (RENDERS - 1));
    return `nobody rings [sim:slow=${seconds}]`;
  });
  const delays = await run({ loseCallbacks: 1 }, prompts, (LONGEST_S + 90) * 1_000);
  note("all callbacks lost, renders of", `${SHORTEST_S} to ${LONGEST_S} s`);
  note("all callbacks lost, median from done to ready", `${(quantile(delays, 0.5) / 1_000).toFixed(1)} s`);
  const late = quantile(delays, 0.95) / 1_000;
  figure("all callbacks lost, 95th percentile from done to ready", late, { atMost: 15 }, " s");
});

test.each<[string, Partial<Faults>]>([
  ["half of them lost", { loseCallbacks: 0.5 }],
  ["each of them tenfold", { duplicateCallbacks: 10 }],
  ["in reverse, each with a stale one after it", { reverseCallbacks: true }],
  ["half lost, tenfold and reversed", { loseCallbacks: 0.5, duplicateCallbacks: 10, reverseCallbacks: true }],
])("callbacks that come %s end all renders true", async (how, faults) => {
  const words = ["", "", "", "", "", " [sim:fail-output]", " [sim:fail-charged]", " [sim:early-callback]"];
  const prompts = Array.from({ length: scale(200, 24) }, (_, n) => `${how} ${n}${words[n % words.length]}`);
  const delays = await run({ ...faults, seed: full ? Date.now() % 1_000 : 3 }, prompts, 120_000);
  figure(`callbacks ${how}, renders that ended true`, delays.length, { exactly: prompts.length });
});
