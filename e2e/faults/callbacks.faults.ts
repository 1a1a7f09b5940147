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

/** Submits, waits for the end, and returns for each generation how long after its task it ended, in milliseconds. */
async function run(faults: Partial<Faults>, prompts: string[], within: number): Promise<number[]> {
  await world.provider.faults(faults);
  const ids = new Set<string>();
  const users = await Promise.all(Array.from({ length: Math.ceil(prompts.length / 50) }, world.user));
  for (const [n, prompt] of prompts.entries()) ids.add(await world.submit(users[n % users.length] ?? "", prompt));
  await world.settle(within);

  const [rows, tasks] = await Promise.all([world.rows(), world.provider.tasks()]);
  const own = rows.filter((row) => ids.has(row.id));
  const delays = own.map((row) => {
    const task = tasks.find(({ id }) => id === row.taskId);
    const truth = /fail-/.test(row.prompt) ? "failed" : "ready";
    expect(row.state, row.prompt).toBe(truth);
    return (row.finishedAt?.getTime() ?? Number.NaN) - Date.parse(task?.finished_at ?? "");
  });
  await world.checkInvariants();
  return delays;
}

/** As long as the model takes: from half a minute to more than three. The short run uses only short ones. */
const LONGEST_S = scale(200, 20);
const SHORTEST_S = scale(30, 4);
const GENERATIONS = scale(150, 40);

test("callbacks: with all of them lost, a video is ready soon after the provider is done", async () => {
  const prompts = Array.from({ length: GENERATIONS }, (_, n) => {
    const seconds = Math.round(SHORTEST_S + ((LONGEST_S - SHORTEST_S) * n) / (GENERATIONS - 1));
    return `no callback [sim:slow=${seconds}]`;
  });
  const delays = await run({ loseCallbacks: 1 }, prompts, (LONGEST_S + 90) * 1_000);
  note("all callbacks lost, durations at the provider", `${SHORTEST_S} to ${LONGEST_S} s`);
  note("all callbacks lost, median from done to ready", `${(quantile(delays, 0.5) / 1_000).toFixed(1)} s`);
  const late = quantile(delays, 0.95) / 1_000;
  figure("all callbacks lost, 95th percentile from done to ready", late, { atMost: 15 }, " s");
});

test.each<[string, Partial<Faults>]>([
  ["with half of them lost", { loseCallbacks: 0.5 }],
  ["ten times each", { duplicateCallbacks: 10 }],
  ["in reverse, each followed by a stale one", { reverseCallbacks: true }],
  ["half lost, ten times each and reversed", { loseCallbacks: 0.5, duplicateCallbacks: 10, reverseCallbacks: true }],
])("callbacks: arriving %s, they end every generation correctly", async (how, faults) => {
  const words = ["", "", "", "", "", " [sim:fail-output]", " [sim:fail-charged]", " [sim:early-callback]"];
  const prompts = Array.from({ length: scale(200, 24) }, (_, n) => `${how} ${n}${words[n % words.length]}`);
  const delays = await run({ ...faults, seed: full ? Date.now() % 1_000 : 3 }, prompts, 120_000);
  figure(`callbacks ${how}, generations that ended correctly`, delays.length, { exactly: prompts.length });
});
