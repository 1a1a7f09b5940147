import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { generations, type State } from "@/db/schema/generations";
import { breaches } from "@/e2e/fixtures/invariants";
import { OTHER_CAPABILITIES, startOtherProvider } from "@/e2e/fixtures/other-provider";
import { openTestApp, type TestApp } from "@/e2e/fixtures/test-app";
import { until } from "@/e2e/fixtures/until";
import { admit } from "@/lib/generations/admission/admit";
import { composeSchemaFor } from "@/lib/generations/admission/schema";
import { step } from "./step";
import { sweepOnce } from "./sweep";
import { cancel, recoverByTaskId, submitAnother } from "./user-actions";

let other: Awaited<ReturnType<typeof startOtherProvider>>;
let world: TestApp;
let userId: string;
beforeAll(async () => {
  other = await startOtherProvider();
  const { provider } = other;
  world = await openTestApp({ services: { provider, fetchAllow: [{ kind: "origin", origin: provider.origin }] } });
  userId = await world.user();
});
afterAll(async () => {
  await world.close();
  await other.close();
});

const schema = composeSchemaFor(OTHER_CAPABILITIES);
const wish = (prompt: string, more: object = {}) => ({
  requestId: randomUUID(),
  prompt,
  imageIds: [],
  model: "reel-1",
  variations: [{ ratio: "3:2", duration: 2 }],
  ...more,
});

async function submitted(prompt: string): Promise<string> {
  const admitted = await admit(world.services, { userId, ...schema.parse(wish(prompt)) });
  if (!admitted.ok) throw new Error("not admitted");
  const id = admitted.generations[0]!.row.id;
  await step(world.services, id);
  return id;
}

const read = async (id: string) => {
  const [row] = await world.database.db.select().from(generations).where(eq(generations.id, id));
  return row!;
};

const becomes = (id: string, state: State) =>
  until(`${id} to be ${state}`, async () => {
    await world.database.db.update(generations).set({ dueAt: sql`now()` }).where(eq(generations.id, id));
    await sweepOnce(world.services);
    const row = await read(id);
    return row.state === state ? row : null;
  });

const sane = async () => {
  const tasks = other.jobs.map(({ ref, text }) => ({ id: ref, prompt: text, callbackUrl: null }));
  expect(await breaches({ db: world.services.db, storage: world.services.storage, tasks })).toEqual([]);
};

test("another provider: its limits apply to the form", () => {
  expect(schema.safeParse(wish("rain")).success).toBe(true);
  const of = (more: object) => schema.safeParse(wish("rain", more)).error?.issues[0]?.message;
  expect(of({ variations: [{ ratio: "16:9", duration: 2 }] })).toBe("ratio");
  expect(of({ variations: [{ ratio: "3:2", duration: 5 }] })).toBe("duration");
  expect(of({ model: "seedance-2.0" })).toBe("model");
  expect(of({ imageIds: ["a", "b", "c"] })).toBe("too_many_images");
  expect(of({ prompt: "r".repeat(81) })).toBe("prompt_long");
});

test("another provider: a generation is submitted without a callback, polled, downloaded and captured", async () => {
  const id = await submitted("a lighthouse");
  const row = await becomes(id, "ready");
  expect(row).toMatchObject({ videoWidth: 96, videoHeight: 64, consumed: "0.250000", providerStatus: "made" });
  expect(other.jobs.filter(({ text }) => text === "a lighthouse")).toHaveLength(1);
  await sane();
});

test("another provider: a refusal and a failure say why and cost nothing", async () => {
  const refused = await submitted("forbidden");
  expect(await read(refused)).toMatchObject({ state: "failed", failureCharged: false });
  expect((await read(refused)).failureReason).toContain("safety system");
  const row = await becomes(await submitted("broken"), "failed");
  expect(row).toMatchObject({ failureReason: "the camera jammed", failureCharged: false });
  await sane();
});

test("another provider: a lost answer stays unconfirmed until its owner names the task", async () => {
  const id = await submitted("lost");
  expect((await read(id)).state).toBe("unconfirmed");
  const job = other.jobs.find(({ text }) => text === "lost")!;
  expect(await recoverByTaskId(world.services, { userId, id, taskId: "job.999" })).toMatchObject({ ok: false });
  expect(await recoverByTaskId(world.services, { userId, id, taskId: job.ref })).toEqual({ ok: true });
  await becomes(id, "ready");
  expect(other.jobs.filter(({ text }) => text === "lost")).toHaveLength(1);
  await sane();
});

test("another provider: a submit whose answer was lost can be repeated by its owner", async () => {
  const id = await submitted("lost again");
  const again = await submitAnother(world.services, { userId, id, requestId: randomUUID() });
  const row = again.ok && again.generations[0]?.row;
  expect(row).toMatchObject({ retryOf: id, ratio: "3:2", duration: 2, model: "reel-1" });
  expect(await cancel(world.services, { userId, id: row ? row.id : "" })).toBe(true);
  await sane();
});
