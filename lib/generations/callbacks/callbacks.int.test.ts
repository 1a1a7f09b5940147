import { randomUUID } from "node:crypto";
import { gzipSync } from "node:zlib";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { insertAttempt } from "@/db/generations/submit-attempt-queries";
import { generations, submitAttempts } from "@/db/schema/generations";
import { admitOne } from "@/e2e/fixtures/admit-one";
import { breaches } from "@/e2e/fixtures/invariants";
import { openTestApp, type TestApp } from "@/e2e/fixtures/test-app";
import { until } from "@/e2e/fixtures/until";
import { applyStepResult, step } from "@/lib/generations/lifecycle/step";
import { unconfirmed } from "@/lib/generations/lifecycle/submit";
import { sweepOnce } from "@/lib/generations/lifecycle/sweep";
import { transition } from "@/lib/generations/lifecycle/transition";
import { generationView } from "@/lib/generations/view";
import { answerCallback } from "./answer-callback";
import { callbackUrl, hashToken, newToken } from "./callback-token";

let world: TestApp;
let userId: string;
beforeAll(async () => {
  world = await openTestApp({ dropCallbacks: true });
  userId = await world.user();
});
afterAll(() => world.close());

/** A generation whose submit hangs: its attempt is on the wire, and the provider has made and finished the task. */
async function hungSubmit(prompt: string) {
  const { services } = world;
  const admitted = await admitOne(services, userId, {
    requestId: randomUUID(),
    prompt,
    imageIds: [],
    ratio: "16:9",
    duration: 5,
    model: "seedance-2.0",
  });
  if (!admitted.ok) throw new Error("not admitted");
  const { id } = admitted.generation.row;
  const attempt = { id: randomUUID(), token: newToken() };
  await transition(services, {
    id,
    from: "queued",
    to: "submitting",
    delayMs: 50_000,
    set: { sentAt: new Date() },
    also: async (tx) => {
      await insertAttempt(tx, { id: attempt.id, generationId: id, tokenHash: hashToken(attempt.token) });
      return true;
    },
  });
  const made = await services.provider.submit({
    model: "seedance-2.0",
    text: prompt,
    imageUrls: [],
    duration: 5,
    ratio: "16:9",
    callbackUrl: callbackUrl({ origin: "http://127.0.0.1:9", provider: "defapi", attempt }),
  });
  if (made.kind !== "accepted") throw new Error("the simulator refused");
  const body = JSON.stringify({ data: { task_id: made.taskId } });
  return { id, taskId: made.taskId, call: { attemptId: attempt.id, token: attempt.token, body } };
}

const read = async (id: string) => {
  const [row] = await world.database.db.select().from(generations).where(eq(generations.id, id));
  return row!;
};

const becomesReady = async (id: string) => {
  await until("the sweep to recover it", async () => {
    await sweepOnce(world.services);
    return (await read(id)).state === "ready";
  });
  expect(
    await breaches({ db: world.services.db, storage: world.services.storage, tasks: world.simulator.tasks() }),
  ).toEqual([]);
};

/** A submit without an answer that has become unconfirmed; its task exists. */
async function lostSubmit(prompt: string) {
  const lost = await hungSubmit(prompt);
  await applyStepResult(world.services, await read(lost.id), unconfirmed("timeout: no whole answer came in time"));
  return lost;
}

test("a callback just before a hung submit is given up is not forgotten", async () => {
  const { id, call } = await hungSubmit("called back, then unconfirmed");
  expect(await answerCallback(world.services, call)).toBe(id);
  await applyStepResult(world.services, await read(id), unconfirmed("timeout: no whole answer came in time"));
  expect((await read(id)).state).toBe("unconfirmed");
  await becomesReady(id);
});

test.each<[string, (taskId: string) => Partial<Parameters<typeof answerCallback>[1]>]>([
  ["form fields", (taskId) => ({ body: `task_id=${taskId}`, contentType: "application/x-www-form-urlencoded" })],
  ["gzip", (taskId) => ({ body: gzipSync(JSON.stringify({ task: { id: taskId } })), contentEncoding: "gzip" })],
  [
    "an address that is only requested",
    (taskId) => ({ body: "", looks: true, query: new URLSearchParams({ taskId }) }),
  ],
])("a lost submit is recovered by a callback in the form of %s", async (form, said) => {
  const { id, taskId, call } = await lostSubmit(`called back as ${form}`);
  expect(await answerCallback(world.services, { ...call, ...said(taskId) })).toBe(id);
  await becomesReady(id);
});

test("a callback without a task id proves a task, notifies the page each time, and stalls nothing", async () => {
  const { id, taskId, call } = await lostSubmit("called back without a task");
  const view = async () => generationView(await read(id), []);
  expect(await view()).toMatchObject({ calledBack: false });
  for (let times = 0; times < 30; times++) {
    expect(await answerCallback(world.services, { ...call, body: null })).toBe(id);
    await step(world.services, id);
  }
  expect(await view()).toMatchObject({ state: "unconfirmed", calledBack: true, stalled: false });
  expect(world.events.filter((event) => event.generationId === id).map(({ to }) => to)).toEqual([
    "submitting",
    "unconfirmed",
    "unconfirmed",
  ]);
  expect(await answerCallback(world.services, { ...call, body: `data={"task_id":"${taskId}"}` })).toBe(id);
  await becomesReady(id);
  expect(await view()).toMatchObject({ calledBack: false });
});

test("a request for the callback address that names no task proves nothing", async () => {
  const { id, call } = await lostSubmit("only looked at");
  expect(await answerCallback(world.services, { ...call, body: "", looks: true })).toBe(id);
  await step(world.services, id);
  const [attempt] = await world.database.db.select().from(submitAttempts).where(eq(submitAttempts.generationId, id));
  expect(attempt?.callbackReceivedAt).toBeNull();
  expect(generationView(await read(id), [])).toMatchObject({ state: "unconfirmed", calledBack: false });
});

test("a callback recovers the task at once while the submit still hangs", async () => {
  const { id, call } = await hungSubmit("called back while it hangs");
  expect(await answerCallback(world.services, call)).toBe(id);
  await step(world.services, id);
  expect((await read(id)).state).not.toBe("submitting");
});
