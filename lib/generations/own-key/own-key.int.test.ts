import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { asAdmin } from "@/db/admin/actor";
import { budgets } from "@/db/schema/credits";
import { generations } from "@/db/schema/generations";
import { type ProviderKey, providerKeys } from "@/db/schema/provider-keys";
import { admitOne } from "@/e2e/fixtures/admit-one";
import { breaches } from "@/e2e/fixtures/invariants";
import { openTestApp, type TestApp } from "@/e2e/fixtures/test-app";
import { until } from "@/e2e/fixtures/until";
import { allowOwnKeys, rotateKeys } from "@/lib/admin/instance";
import { step } from "@/lib/generations/lifecycle/step";
import { sweepOnce } from "@/lib/generations/lifecycle/sweep";
import type { Services } from "@/lib/generations/services";
import { removeOwnKey, storeOwnKey } from "./own-key";
import { seal, unseal } from "./seal";

const secrets = vi.hoisted(() => ({ known: ["the first secret, which is long enough"] }));
vi.mock("@/lib/secret", () => ({ authSecret: () => secrets.known[0], authSecrets: () => secrets.known }));

const KEY = "dk-canary-8f31c0a9b7";
const admin = asAdmin(null);
let world: TestApp;
/** The keys with which the provider was asked. */
let asked: string[] = [];
let services: Services;

beforeAll(async () => {
  world = await openTestApp();
  services = {
    ...world.services,
    providerWith: (apiKey) => {
      asked.push(apiKey);
      return world.services.providerWith(apiKey);
    },
  };
  await allowOwnKeys(admin, services, true);
});
afterAll(() => world.close());
afterEach(() => {
  asked = [];
});

const store = (userId: string, apiKey = KEY, limits: { day?: string; month?: string } = {}) =>
  storeOwnKey(services, { userId, apiKey, day: limits.day ?? null, month: limits.month ?? null });
const submit = (userId: string, own = services) =>
  admitOne(own, userId, {
    ...{ requestId: randomUUID(), prompt: "a lamp", imageIds: [] },
    ...{ ratio: "16:9", duration: 5, model: "seedance-2.0" },
  });
const submitted = async (userId: string) => {
  const admitted = await submit(userId);
  if (!admitted.ok) throw new Error(admitted.error.code);
  return admitted.generation.row;
};
const rowOf = async (id: string) => {
  const [row] = await services.db.select().from(generations).where(eq(generations.id, id));
  return row!;
};
const keysOf = (userId: string) => services.db.select().from(providerKeys).where(eq(providerKeys.userId, userId));
const usedOf = async (scope: string) =>
  (await services.db.select().from(budgets).where(eq(budgets.scope, scope))).map(({ used }) => Number(used));

test("own key: it is tested, stored encrypted for its row and user, and only its last four signs are readable", async () => {
  const [userId, other] = [await world.user(), await world.user()];
  expect(await store(userId, "not a key")).toEqual({ ok: false, error: "key_shape" });
  expect(await store(userId, "sk-refused-by-the-provider")).toEqual({ ok: false, error: "key_refused" });
  expect(await keysOf(userId)).toEqual([]);
  expect(await store(userId)).toEqual({ ok: true, canceled: 0 });
  const [row] = await keysOf(userId);
  expect(row?.lastFour).toBe(KEY.slice(-4));
  expect(JSON.stringify(row)).not.toContain("canary");
  const opened = (change: Partial<ProviderKey>) => unseal({ ...row!, ...change });
  expect(opened({})).toBe(KEY);
  for (const change of [
    { userId: other },
    { id: randomUUID() },
    { sealed: `${row?.sealed[0] === "A" ? "B" : "A"}${row?.sealed.slice(1)}` },
    { sealed: "" },
  ])
    expect(opened(change)).toBeNull();
  expect(seal(KEY, row!).sealed).not.toBe(seal(KEY, row!).sealed);
});

test("own key: videos are submitted and polled with it, cost nothing of the instance's, and have its limits", async () => {
  const userId = await world.user();
  await store(userId, KEY, { day: "1" });
  const instance = await usedOf("instance");
  const limited = { ...services, creditLimits: { userDay: "0", instanceDay: "0" } };
  const first = await submit(userId, limited);
  if (!first.ok) throw new Error(first.error.code);
  const { id, providerKeyId } = first.generation.row;
  expect(providerKeyId).toBe((await keysOf(userId))[0]?.id);
  expect((await submit(userId, limited)).ok).toBe(true);
  expect(await submit(userId, limited)).toMatchObject({ ok: false, error: { code: "over_budget" } });
  await until("the video", async () => {
    await sweepOnce(services);
    return (await rowOf(id)).state === "ready";
  });
  expect(new Set(asked)).toEqual(new Set([KEY]));
  expect(await usedOf("instance")).toEqual(instance);
  expect(await usedOf(`user:${userId}`)).toEqual([]);
  expect((await usedOf(`key:${providerKeyId}`))[0]).toBeGreaterThan(0.9);
});

test("own key: removed, what is queued is canceled, and what is at the provider is polled with it to its end", async () => {
  const userId = await world.user();
  await store(userId);
  const sent = await submitted(userId);
  await step(services, sent.id);
  expect((await rowOf(sent.id)).state).toBe("rendering");
  const queued = await submitted(userId);
  expect(await removeOwnKey(services, { userId })).toBe(1);
  expect((await rowOf(queued.id)).state).toBe("canceled");
  expect((await submitted(userId)).providerKeyId).toBeNull();
  expect(await keysOf(userId)).toHaveLength(1);
  await until("the video", async () => {
    await sweepOnce(services);
    return (await rowOf(sent.id)).state === "ready";
  });
  await removeOwnKey(services, { userId });
  expect(await keysOf(userId)).toEqual([]);
});

test("own key: where the administrator does not allow it, none is stored and none is used", async () => {
  const userId = await world.user();
  await store(userId);
  await allowOwnKeys(admin, services, false);
  expect((await submitted(userId)).providerKeyId).toBeNull();
  expect(await store(userId)).toEqual({ ok: false, error: "key_forbidden" });
  await allowOwnKeys(admin, services, true);
});

test("own key: after a change of the secret it still opens, and the command encrypts all of them anew", async () => {
  const userId = await world.user();
  await store(userId);
  const [old = ""] = secrets.known;
  secrets.known = ["the second secret, which is long enough", old];
  const [before] = await keysOf(userId);
  expect(unseal(before!)).toBe(KEY);
  const count = await services.db.$count(providerKeys);
  expect(await rotateKeys(admin, services)).toEqual({ ok: true, rotated: count, lost: 0 });
  expect(await rotateKeys(admin, services)).toEqual({ ok: true, rotated: 0, lost: 0 });
  secrets.known = secrets.known.slice(0, 1);
  expect(unseal((await keysOf(userId))[0]!)).toBe(KEY);
  expect(unseal(before!)).toBeNull();
});

test("own key: with one that cannot be read, nothing is sent with the instance's", async () => {
  const userId = await world.user();
  await store(userId);
  const row = await submitted(userId);
  await services.db.update(providerKeys).set({ sealed: "AAAA" }).where(eq(providerKeys.userId, userId));
  const tasks = world.simulator.tasks().length;
  await step(services, row.id);
  expect([(await rowOf(row.id)).state, world.simulator.tasks().length]).toEqual(["queued", tasks]);
  await services.db.delete(providerKeys).where(eq(providerKeys.userId, userId));
});

test("money, states and files agree after all of it", async () => {
  expect(await breaches({ ...services, tasks: world.simulator.tasks() })).toEqual([]);
});
