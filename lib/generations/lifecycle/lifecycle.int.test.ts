import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { batchIds } from "@/db/generations/batch-queries";
import { listQueue } from "@/db/generations/queue-queries";
import { insertAttempt, recordCallback, settleAttempt } from "@/db/generations/submit-attempt-queries";
import { users } from "@/db/schema/accounts";
import { ledger } from "@/db/schema/credits";
import { generations, type State, submitAttempts } from "@/db/schema/generations";
import { admitOne, type OneInput } from "@/e2e/fixtures/admit-one";
import { breaches } from "@/e2e/fixtures/invariants";
import { answers, rawServer } from "@/e2e/fixtures/raw-server";
import { openTestApp, type TestApp } from "@/e2e/fixtures/test-app";
import { until } from "@/e2e/fixtures/until";
import { admit } from "@/lib/generations/admission/admit";
import { answerCallback } from "@/lib/generations/callbacks/answer-callback";
import { hashToken, newToken } from "@/lib/generations/callbacks/callback-token";
import { createDefapi } from "@/lib/provider/defapi/client";
import { step } from "./step";
import { sweepOnce } from "./sweep";
import { transition } from "./transition";
import { cancel, checkNow, recoverByTaskId, submitAnother } from "./user-actions";

let world: TestApp;
let userId: string;
beforeAll(async () => {
  world = await openTestApp();
  userId = await world.user();
});
afterAll(() => world.close());

const wish = (prompt: string, more: Partial<OneInput> = {}): OneInput => ({
  requestId: randomUUID(),
  prompt,
  imageIds: [],
  ratio: "16:9",
  duration: 5,
  model: "seedance-2.0",
  ...more,
});

async function press(prompt: string, more: Partial<OneInput> = {}, who = userId, there = world): Promise<string> {
  const admitted = await admitOne(there.services, who, wish(prompt, more));
  if (!admitted.ok) throw new Error(`not admitted: ${JSON.stringify(admitted.error)}`);
  return admitted.generation.row.id;
}

const read = async (id: string, there = world) => {
  const [row] = await there.database.db.select().from(generations).where(eq(generations.id, id));
  return row!;
};

/** Sweeps as the server does, and makes long waits due at once. */
const becomes = (id: string, state: State, there = world) =>
  until(
    `${id} to be ${state}`,
    async () => {
      await sweepOnce(there.services);
      const row = await read(id, there);
      return row.state === state ? row : null;
    },
    45_000,
  );

const hurry = (id: string, there = world) =>
  there.database.db.update(generations).set({ dueAt: sql`now()` }).where(eq(generations.id, id));

const sane = async (there = world) =>
  expect(
    await breaches({ db: there.services.db, storage: there.services.storage, tasks: there.simulator.tasks() }),
  ).toEqual([]);

const tasksFor = (prompt: string, there = world) => there.simulator.tasks().filter((task) => task.prompt === prompt);

describe("a generation that succeeds", () => {
  test("is submitted once, moved on by the callback alone, saved, captured and announced", async () => {
    const id = await press("a lighthouse in the rain");
    await step(world.services, id);
    const row = await until("the callback to finish it", async () => {
      const now = await read(id);
      return now.state === "ready" ? now : null;
    });
    expect(row).toMatchObject({ videoWidth: 320, consumed: "0.500000", failureClass: null, sourceUrl: null });
    expect(await world.services.storage.stat(row.videoKey!)).toEqual({ bytes: row.videoBytes });
    expect(world.events.filter((event) => event.generationId === id).map((event) => event.to)).toEqual([
      "submitting",
      "rendering",
      "saving",
      "ready",
    ]);
    await sane();
  });

  test("is finished by the sweep alone when its callback is lost", async () => {
    const id = await press("a lost callback [sim:no-callback]");
    await step(world.services, id);
    await hurry(id);
    await becomes(id, "ready");
    await sane();
  });

  test("is made once when the same submit comes five times at once", async () => {
    const wanted = wish("pressed five times");
    const answers = await Promise.all(Array.from({ length: 5 }, () => admitOne(world.services, userId, wanted)));
    const ids = new Set(answers.map((answer) => (answer.ok ? answer.generation.row.id : "refused")));
    expect(ids.size).toBe(1);
    const [id = ""] = ids;
    await Promise.all(Array.from({ length: 5 }, () => step(world.services, id)));
    await becomes(id, "ready");
    expect(tasksFor("pressed five times")).toHaveLength(1);
    await sane();
  });

  test("is finished whether the callback comes before the submit's answer, twice, or malformed", async () => {
    const words = ["early-callback", "double-callback", "odd-status", "array-result", "query-500=2", "query-html"];
    words.push("status-completed", "status-succeeded", "status-done", "flat-callback");
    const ids = await Promise.all(words.map((word) => press(`odd [sim:${word}]`)));
    for (const id of ids) await becomes(id, "ready");
    await sane();
  });

  test("is not given up while the provider does not know its own task yet", async () => {
    const id = await press("unknown at first [sim:query-404=2] [sim:no-callback]");
    await step(world.services, id);
    await hurry(id);
    await sweepOnce(world.services);
    expect(await read(id)).toMatchObject({ state: "rendering", failures: 0, failureClass: null });
    await until("the provider to know it", async () => {
      await hurry(id);
      await sweepOnce(world.services);
      return (await read(id)).state === "ready";
    });
    await sane();
  });
});

describe("a submit without a usable answer", () => {
  test.each(["submit-reset", "submit-hang", "submit-500-made", "submit-no-id"])(
    "%s is recovered by its callback and charged once",
    async (word) => {
      const prompt = `made all the same [sim:${word}]`;
      const id = await press(prompt);
      await step(world.services, id);
      await becomes(id, "ready");
      expect(tasksFor(prompt)).toHaveLength(1);
      await sane();
    },
  );

  test("stays unconfirmed without its callback, is never resent by itself, and can be recovered by hand", async () => {
    const prompt = "nobody knows [sim:submit-reset] [sim:no-callback]";
    const id = await press(prompt);
    await step(world.services, id);
    expect((await read(id)).state).toBe("unconfirmed");
    for (let look = 0; look < 5; look++) {
      await hurry(id);
      await sweepOnce(world.services);
    }
    expect((await read(id)).state).toBe("unconfirmed");
    expect(tasksFor(prompt)).toHaveLength(1);
    await sane();

    expect(await recoverByTaskId(world.services, { userId, id, taskId: "ta-unknown" })).toMatchObject({ ok: false });
    const stranger = await world.user();
    const taskId = tasksFor(prompt)[0]!.id;
    expect(await recoverByTaskId(world.services, { userId: stranger, id, taskId })).toMatchObject({ ok: false });
    expect(await recoverByTaskId(world.services, { userId, id, taskId })).toEqual({ ok: true });
    await hurry(id);
    await becomes(id, "ready");
    await sane();
  });

  test("a task of another generation cannot be recovered", async () => {
    const [held] = world.simulator.tasks();
    const id = await press("mine? [sim:submit-reset] [sim:no-callback]");
    await step(world.services, id);
    const answer = await recoverByTaskId(world.services, { userId, id, taskId: held!.id });
    expect(answer).toEqual({ ok: false, error: { code: "invalid", fields: { taskId: "task_taken" } } });
    const [attempt] = await world.database.db.select().from(submitAttempts).where(eq(submitAttempts.generationId, id));
    await recordCallback(world.database.db, { id: attempt!.id, hintedTaskId: held!.id });
    await hurry(id);
    await sweepOnce(world.services);
    expect(await read(id)).toMatchObject({ state: "unconfirmed", taskId: null });
    await sane();
  });

  test("sent again by its owner becomes a second generation, and both are kept", async () => {
    const prompt = "twice on purpose [sim:submit-reset] [sim:no-callback]";
    const id = await press(prompt);
    await step(world.services, id);
    const again = await submitAnother(world.services, { userId, id, requestId: randomUUID() });
    expect(again.ok && again.generations[0]?.row).toMatchObject({ retryOf: id, prompt });
    expect((await read(id)).state).toBe("unconfirmed");
    await sane();
  });

  test("is given up after a day, with an unknown cost", async () => {
    const id = await press("a day later [sim:submit-reset] [sim:no-callback]");
    await step(world.services, id);
    await world.database.db
      .update(generations)
      .set({ sentAt: sql`now() - interval '25 hours'`, dueAt: sql`now()` })
      .where(eq(generations.id, id));
    await sweepOnce(world.services);
    expect(await read(id)).toMatchObject({ state: "failed", failureClass: "expired", failureCharged: null });
  });

  /** A generation whose sender died while the submit was on the wire. */
  async function abandoned(prompt: string): Promise<{ id: string; attemptId: string }> {
    const id = await press(prompt);
    const attemptId = randomUUID();
    await transition(world.services, {
      id,
      from: "queued",
      to: "submitting",
      delayMs: 0,
      set: { sentAt: new Date(Date.now() - 51_000) },
      also: async (tx) => {
        await insertAttempt(tx, { id: attemptId, generationId: id, tokenHash: hashToken(newToken()) });
        return true;
      },
    });
    return { id, attemptId };
  }

  test("of a process that died while sending becomes unconfirmed and is not resent", async () => {
    const { id } = await abandoned("the sender died");
    // A queue woken by the generation before may hold this row's lease for a moment.
    await becomes(id, "unconfirmed");
    expect(tasksFor("the sender died")).toHaveLength(0);
  });

  test("of a process that died just after recording a refusal ends as that refusal", async () => {
    const { id, attemptId } = await abandoned("refused, then dead");
    const answer = { outcome: "refused" as const, errorCode: "bad_request", errorMessage: "the prompt is sensitive" };
    await settleAttempt(world.database.db, { id: attemptId, ...answer });
    await sweepOnce(world.services);
    expect(await read(id)).toMatchObject({
      state: "failed",
      failureClass: "moderation_text",
      failureReason: "the prompt is sensitive",
      failureCharged: false,
    });
    await sane();
  });

  test("of a process that died just after learning that nothing had been sent is sent after all, once", async () => {
    const { id, attemptId } = await abandoned("never left, then dead");
    await settleAttempt(world.database.db, { id: attemptId, outcome: "not_sent", errorMessage: "unreachable" });
    await becomes(id, "ready");
    expect(tasksFor("never left, then dead")).toHaveLength(1);
    await sane();
  });
});

describe("a refusal", () => {
  test("says why and costs nothing", async () => {
    const id = await press("refused [sim:submit-400]");
    await step(world.services, id);
    expect(await read(id)).toMatchObject({ state: "failed", failureCharged: false });
    const entries = await world.database.db.select().from(ledger).where(eq(ledger.generationId, id));
    expect(entries.map((entry) => entry.kind).sort()).toEqual(["release", "reserve"]);
    await sane();
  });

  test.each([
    ["fail-moderation", "moderation_text", false],
    ["fail-image", "moderation_image", false],
    ["fail-output", "moderation_output", false],
    ["fail-charged", "provider", true],
    ["no-video", "no_video", true],
    ["empty-content", "moderation_output", true],
  ])("%s becomes the class %s, charged: %s", async (word, failureClass, charged) => {
    const id = await press(`refused later [sim:${word}]`);
    await step(world.services, id);
    const row = await becomes(id, "failed");
    expect(row).toMatchObject({ failureCharged: charged });
    if (word !== "fail-charged") expect(row.failureClass).toBe(failureClass);
    await sane();
  });

  test("a video that is far too large fails with that cause and leaves no files", async () => {
    const id = await press("bad video [sim:huge]");
    await step(world.services, id);
    const row = await becomes(id, "failed");
    expect(row).toMatchObject({ failureClass: "bad_file", videoKey: null, failureCharged: true });
    await sane();
  });

  test.each([null, "0.000000"])(
    "billed by its reason, with %s consumed, is charged by the estimate",
    async (consumed) => {
      const reason = "The official returned empty content and bills it";
      const data = { task_id: `ta-${consumed}`, status: "completed", result: null, consumed, status_reason: reason };
      const provider = await rawServer(answers(200, { code: 0, data }));
      const client = createDefapi({ baseUrl: provider.url, apiKey: "dk-test" });
      const there = { ...world, services: { ...world.services, provider: client } };
      const id = await press("billed without a sum", {}, userId, there);
      await step(there.services, id);
      await hurry(id);
      await step(there.services, id);
      expect(await read(id)).toMatchObject({ failureClass: "moderation_output", failureCharged: true, consumed: null });
      const entries = await world.database.db.select().from(ledger).where(eq(ledger.generationId, id));
      expect(entries).toContainEqual(expect.objectContaining({ kind: "capture", amount: (await read(id)).estimate }));
      await sane();
    },
  );

  test.each([
    ["private-url", "not_https"],
    ["not-video", "not_a_video"],
    ["dead-url", "http_status 404"],
    ["half", "cut_short"],
  ])("a video at a %s is retried until its address expires", async (word, reason) => {
    const id = await press(`bad video [sim:${word}]`);
    await step(world.services, id);
    await becomes(id, "saving");
    await until("six tries", async () => {
      await hurry(id);
      await sweepOnce(world.services);
      return (await read(id)).failures >= 6;
    });
    expect(await read(id)).toMatchObject({ state: "saving", failureClass: null, lastTrouble: `ours: ${reason}` });
    const dead = { sourceExpiresAt: sql`now()`, dueAt: sql`now()` };
    await world.database.db.update(generations).set(dead).where(eq(generations.id, id));
    await becomes(id, "failed");
    expect(await read(id)).toMatchObject({ failureClass: "expired", failureReason: `ours: ${reason}`, videoKey: null });
    await sane();
  });

  test("a video whose address is not ready yet is saved once it is", async () => {
    const id = await press("slow to appear [sim:late-file=3]");
    await step(world.services, id);
    const row = await becomes(id, "ready");
    expect(row.videoKey).not.toBeNull();
    await sane();
  });

  test("a broken download is retried and is no failure by itself", async () => {
    const id = await press("bad video [sim:truncated]");
    await step(world.services, id);
    await until("two tries", async () => {
      await hurry(id);
      await sweepOnce(world.services);
      return (await read(id)).failures >= 2;
    });
    expect(await read(id)).toMatchObject({ state: "saving", failureClass: null, videoKey: null });
  });
});

describe("the callback", () => {
  test("a forged token and an unknown attempt change nothing and look the same", async () => {
    const id = await press("forged [sim:hang]");
    await step(world.services, id);
    const before = await read(id);
    const [attempt] = await world.database.db.select().from(submitAttempts).where(eq(submitAttempts.generationId, id));
    const body = JSON.stringify({
      data: { task_id: "ta-evil", status: "success", result: { video: "https://evil.example/x.mp4" } },
    });
    expect(await answerCallback(world.services, { attemptId: attempt!.id, token: newToken(), body })).toBeNull();
    expect(await answerCallback(world.services, { attemptId: randomUUID(), token: newToken(), body })).toBeNull();
    expect(await answerCallback(world.services, { attemptId: "' or 1=1", token: "x", body })).toBeNull();
    expect(await read(id)).toEqual(before);
  });

  test("repeated callbacks change nothing about an ended generation", async () => {
    const id = await press("called back after the end");
    await step(world.services, id);
    const done = await becomes(id, "ready");
    const token = newToken();
    const [attempt] = await world.database.db
      .update(submitAttempts)
      .set({ tokenHash: hashToken(token) })
      .where(eq(submitAttempts.generationId, id))
      .returning();
    for (let ring = 0; ring < 3; ring++) {
      expect(await answerCallback(world.services, { attemptId: attempt!.id, token, body: '{"status":"failed"}' })).toBe(
        id,
      );
      await step(world.services, id);
    }
    expect(await read(id)).toEqual(done);
  });
});

describe("temporary trouble", () => {
  test("25 consecutive failures stall a row, and its owner's request lets it be tried again", async () => {
    const id = await press("stalled [sim:no-callback] [sim:query-500=25]");
    await step(world.services, id);
    for (let look = 0; look < 25; look++) {
      await hurry(id);
      await sweepOnce(world.services);
    }
    expect(await read(id)).toMatchObject({ state: "rendering", failures: 25 });
    expect((await read(id)).stalledAt).not.toBeNull();
    await hurry(id);
    expect(await sweepOnce(world.services)).toBe(0);
    expect(await checkNow(world.services, { userId, id })).toBe(true);
    await becomes(id, "ready");
    await sane();
  });

  test("an unreachable provider is retried without using up attempts, then it fails at no cost", async () => {
    const dead = await openTestApp({});
    try {
      const who = await dead.user();
      await dead.simulator.close();
      const id = await press("nobody there", {}, who, dead);
      await step(dead.services, id);
      expect(await read(id, dead)).toMatchObject({ state: "queued", failures: 1, failureClass: null });
      await until("it to be given up", async () => {
        await hurry(id, dead);
        await sweepOnce(dead.services);
        return (await read(id, dead)).state === "failed";
      });
      expect(await read(id, dead)).toMatchObject({ failureClass: "provider", failureCharged: false });
      await sane(dead);
    } finally {
      await dead.close();
    }
  });
});

describe("the queue", () => {
  test("submits three at a time, in order, and waiting ones can be canceled", async () => {
    const who = await world.user();
    const ids: string[] = [];
    for (let n = 1; n <= 5; n++) ids.push(await press(`queued ${n} [sim:hang]`, {}, who));
    await Promise.all(ids.map((id) => step(world.services, id)));
    const states = async () => Promise.all(ids.map(async (id) => (await read(id)).state));
    expect(await states()).toEqual(["rendering", "rendering", "rendering", "queued", "queued"]);
    expect(await cancel(world.services, { userId: who, id: ids[4]! })).toBe(true);
    expect(await cancel(world.services, { userId: who, id: ids[0]! })).toBe(false);
    expect(await cancel(world.services, { userId, id: ids[3]! })).toBe(false);
    expect((await states()).slice(3)).toEqual(["queued", "canceled"]);
    await sane();
  });

  test("continues by itself when a slot becomes free", async () => {
    const who = await world.user();
    const ids: string[] = [];
    for (let n = 1; n <= 5; n++) ids.push(await press(`one after the other ${n}`, {}, who));
    await Promise.all(ids.map((id) => step(world.services, id)));
    await until(
      "all five",
      async () => {
        await sweepOnce(world.services);
        return (await Promise.all(ids.map((id) => read(id)))).every((row) => row.state === "ready");
      },
      40_000,
    );
    await sane();
  });
});

describe("money", () => {
  test("of many submits at once exactly as many are admitted as the limit allows", async () => {
    const limited = { ...world.services, creditLimits: { userDay: "2.5" } };
    const who = await world.user();
    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => admitOne(limited, who, wish(`press ${n}`))));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(5);
    const refused = answers.filter((answer) => !answer.ok);
    expect(refused.every((answer) => !answer.ok && answer.error.code === "over_budget")).toBe(true);
    const rows = await world.database.db.select().from(generations).where(eq(generations.userId, who));
    expect(rows).toHaveLength(5);
    await world.database.db.update(generations).set({ dueAt: null }).where(eq(generations.userId, who));
  });

  test("a released reservation makes room again", async () => {
    const limited = { ...world.services, creditLimits: { userDay: "0.5" } };
    const who = await world.user();
    const first = await admitOne(limited, who, wish("first"));
    expect((await admitOne(limited, who, wish("second"))).ok).toBe(false);
    if (first.ok) await cancel(world.services, { userId: who, id: first.generation.row.id });
    expect((await admitOne(limited, who, wish("third"))).ok).toBe(true);
    await world.database.db.update(generations).set({ dueAt: null }).where(eq(generations.userId, who));
  });
});

describe("batch", () => {
  const batch = (prompt: string, count: number) => ({
    requestId: randomUUID(),
    prompt,
    imageIds: [],
    model: "seedance-2.0",
    variations: Array.from({ length: count }, (_, n) => ({ ratio: "16:9", duration: n % 2 === 0 ? 5 : 10 })),
  });
  const rowsOf = (who: string) => world.database.db.select().from(generations).where(eq(generations.userId, who));
  const rest = (who: string) =>
    world.database.db.update(generations).set({ dueAt: null }).where(eq(generations.userId, who));

  test("admit: variations keep their order in the answer, the batch and the queue", async () => {
    const who = await world.user();
    const wanted = batch("in order", 6);
    const admitted = await admit(world.services, { userId: who, ...wanted });
    if (!admitted.ok) throw new Error("not admitted");
    expect(admitted.generations.map(({ row }) => row.duration)).toEqual([5, 10, 5, 10, 5, 10]);
    const ids = admitted.generations.map(({ row }) => row.id);
    expect((await listQueue(world.database.db, { userId: who })).map(({ id }) => id)).toEqual(ids);
    expect(await batchIds(world.database.db, { userId: who, batchId: wanted.requestId })).toEqual(ids);
    await rest(who);
    await sane();
  });

  test("admit: the same batch submitted ten times at once is one batch, which every call returns", async () => {
    const who = await world.user();
    const wanted = { userId: who, ...batch("ten times", 4) };
    const answers = await Promise.all(Array.from({ length: 10 }, () => admit(world.services, wanted)));
    const seen = answers.map((answer) => (answer.ok ? answer.generations.map(({ row }) => row.id).join() : "refused"));
    expect(new Set(seen).size).toBe(1);
    expect(await rowsOf(who)).toHaveLength(4);
    const again = await admit(world.services, wanted);
    expect(again.ok && again.generations.map(({ row }) => row.id).join()).toBe(seen[0]);
    await rest(who);
    await sane();
  });

  test("admit: a batch over a limit leaves nothing, and one that just fits is recorded whole", async () => {
    const who = await world.user();
    const limited = { ...world.services, creditLimits: { userDay: "3" } };
    // 0.5 + 1 + 0.5 + 1 credits: the first three would have fitted.
    expect(await admit(limited, { userId: who, ...batch("too many", 5) })).toMatchObject({
      error: { code: "over_budget" },
    });
    expect(await rowsOf(who)).toEqual([]);
    expect((await admit(limited, { userId: who, ...batch("just fits", 4) })).ok).toBe(true);
    expect(await rowsOf(who)).toHaveLength(4);
    await rest(who);
    await sane();
  });

  test("admit: of many batches at once as many are admitted as the limit allows, each whole", async () => {
    const who = await world.user();
    const limited = { ...world.services, creditLimits: { userDay: "5" } };
    const all = Array.from({ length: 8 }, (_, n) => batch(`batch ${n}`, 2));
    const answers = await Promise.all(all.map((wanted) => admit(limited, { userId: who, ...wanted })));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(3);
    expect(await rowsOf(who)).toHaveLength(6);
    await rest(who);
    await sane();
  });
});

test("a foreign image cannot be sent", async () => {
  const answer = await admitOne(world.services, userId, wish("with an image", { imageIds: [randomUUID()] }));
  expect(answer).toEqual({ ok: false, error: { code: "invalid", fields: { imageIds: "image_missing" } } });
});

test("the database refuses a second live attempt of one generation", async () => {
  const [someone] = await world.database.db.select().from(users).limit(1);
  const id = await press("two attempts", {}, someone!.id);
  await world.database.db.update(generations).set({ dueAt: null }).where(eq(generations.id, id));
  const insert = () =>
    world.database.db.insert(submitAttempts).values({ generationId: id, tokenHash: hashToken(newToken()) });
  await insert();
  await expect(insert()).rejects.toThrow();
});
