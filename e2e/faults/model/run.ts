import { randomUUID } from "node:crypto";
import { setTimeout as sleep, setImmediate as turn } from "node:timers/promises";
import { eq, sql } from "drizzle-orm";
import type { Pool } from "pg";
import type { Db } from "@/db/database";
import { users } from "@/db/schema/accounts";
import { generations } from "@/db/schema/generations";
import { admitOne } from "@/e2e/fixtures/admit-one";
import { answerCallback } from "@/lib/generations/callbacks/answer-callback";
import { DOWNLOAD_TIMES } from "@/lib/generations/lifecycle/download-times";
import type { State } from "@/lib/generations/lifecycle/states";
import { step } from "@/lib/generations/lifecycle/step";
import { sweepOnce } from "@/lib/generations/lifecycle/sweep";
import { cancel } from "@/lib/generations/lifecycle/user-actions";
import type { Services } from "@/lib/generations/services";
import { breaches } from "../../fixtures/invariants";
import { afterCrash, afterStep, type Known, PLAIN, type Plans } from "./expect";
import { beginLife, type Rule } from "./life";
import { createMemoryStorage } from "./memory-storage";
import type { Op } from "./ops";
import { createScriptedProvider } from "./scripted-provider";

export type Lane = { pool: Pool; db: Db; videoOrigin: string; mutation: Rule };

const SLOTS = 2;
const ENDED: State[] = ["ready", "failed", "canceled", "unconfirmed"];

/** Plays events against the real lifecycle and compares each result with the model. Throws where they differ. */
export async function play(lane: Lane, ops: readonly Op[]): Promise<void> {
  const { db } = lane;
  const userId = randomUUID();
  await db.insert(users).values({ id: userId, email: `${userId}@example.com` });
  const provider = createScriptedProvider(lane.videoOrigin);
  const storage = createMemoryStorage();
  const model = new Map<string, Known>();
  let life = beginLife(lane.pool, lane.mutation);
  let burning = false;

  const services = (): Services => ({
    db: life.db,
    storage,
    provider: provider.client,
    providerWith: () => provider.client,
    verifiedOnly: false,
    fetchAllow: [{ kind: "origin", origin: lane.videoOrigin }],
    download: DOWNLOAD_TIMES,
    callbackOrigin: "http://ninefold.test",
    imageOrigin: null,
    secret: "a secret for tests that is long enough",
    generationsAtOnce: SLOTS,
    creditsPerSecond: "0.1",
    creditLimits: {},
    publish: () => undefined,
  });
  const ids = () => [...model.keys()];
  const pick = (g: number) => ids()[g % Math.max(1, model.size)];
  /** The current rows, with the task of each. */
  const read = async () => {
    const rows = await db
      .select({
        id: generations.id,
        state: generations.state,
        held: sql<boolean>`coalesce(lease_until > now(), false)`,
        attempts: sql<string[]>`array(select a.id from submit_attempts a where a.generation_id = ${generations}.id)`,
      })
      .from(generations)
      .where(eq(generations.userId, userId));
    return new Map(rows.map((row) => [row.id, { ...row, task: taskOf(row.attempts) }]));
  };
  const taskOf = (own: string[]) => {
    const made = [...provider.tasks.values()].filter((task) => own.includes(task.attempt));
    if (made.length > 1) throw new Error(`${made.length} tasks were created for one submit`);
    return made[0] ?? null;
  };
  /** The rows at the last comparison. They change on their own only while something hangs. */
  let seen: Awaited<ReturnType<typeof read>> = new Map();

  /** Waits until the work is done, or hangs at the provider while nothing else runs. */
  async function untilQuiet(work: Promise<unknown>): Promise<void> {
    let over = false;
    work.then(
      () => {
        over = true;
      },
      () => {
        over = true;
      },
    );
    // Also waits for what a step starts without waiting for it, such as the next one in the queue.
    for (let quiet = 0; quiet < 4; ) {
      await turn();
      quiet = life.busy() === 0 && (over || provider.hanging.length > 0) ? quiet + 1 : 0;
    }
  }
  const newLife = () => {
    life.die();
    for (const cut of provider.hanging.splice(0)) cut(true);
    life = beginLife(lane.pool, lane.mutation);
    burning = false;
  };
  const hurry = (id: string) =>
    db
      .update(generations)
      .set({ dueAt: sql`now()` })
      .where(sql`${generations.id} = ${id} and ${generations.dueAt} is not null and lease_until is null`);

  async function pass(seconds: number): Promise<void> {
    const back = sql`interval '1 second' * ${seconds}`;
    await db.execute(sql`
      with g as (update generations set due_at = due_at - ${back}, lease_until = lease_until - ${back},
        sent_at = sent_at - ${back}, polled_at = polled_at - ${back}, source_expires_at = source_expires_at - ${back})
      update submit_attempts set created_at = created_at - ${back}, callback_received_at = callback_received_at - ${back}`);
    for (const known of model.values()) known.age += seconds;
    for (let looks = 0; looks < 6; looks++) {
      let found = 0;
      await untilQuiet(
        sweepOnce(services()).then((count) => {
          found = count;
        }),
      );
      if (found === 0) break;
    }
  }

  /** Compares, and gives running work a moment to finish. */
  async function compare(what: string, allowed: Map<string, State[]>): Promise<void> {
    for (let attempt = 0; ; attempt++) {
      const rows = await read();
      const different = ids().filter((id) => !allowed.get(id)?.includes(rows.get(id)?.state ?? "canceled"));
      if (different.length === 0) {
        for (const [id, known] of model) {
          const state = rows.get(id)?.state ?? "canceled";
          if (known.state === "queued" && state !== "queued") Object.assign(known, { age: 0, orphan: false });
          known.state = state;
          known.task = rows.get(id)?.task ?? null;
        }
        seen = rows;
        return;
      }
      if (attempt === 20) {
        const differences = different.map(
          (id) => `${rows.get(id)?.state} where ${allowed.get(id)?.join(" or ")} was expected`,
        );
        throw new Error(`after ${what}: ${differences.join(", ")}`);
      }
      await sleep(15);
    }
  }

  async function perform(op: Op): Promise<void> {
    const before = provider.hanging.length > 0 ? await read() : seen;
    for (const [id, known] of model) known.state = before.get(id)?.state ?? known.state;
    const plans: Plans = {
      submit: op.kind === "step" ? op.submit : "accept",
      query: op.kind === "step" || op.kind === "callback" ? op.query : "answer",
    };
    Object.assign(provider.plan, plans);
    // A queued generation may be sent whenever a slot becomes free.
    const allowed = new Map<string, State[]>();
    for (const [id, known] of model) {
      allowed.set(id, known.state === "queued" ? ["queued", ...afterStep(known, plans)] : [known.state]);
    }
    const may = (id: string, more: State[]) => allowed.set(id, [...(allowed.get(id) ?? []), ...more]);
    const must = (id: string, only: State[]) => allowed.set(id, only);
    const stepped = (id: string, exactly: boolean) => {
      const known = model.get(id);
      if (!known) return;
      const crowded =
        known.state === "queued" && [...model.values()].filter((other) => other !== known).length >= SLOTS;
      const next = afterStep(known, plans);
      if (exactly && !before.get(id)?.held && !crowded) must(id, next);
      else may(id, next);
    };

    switch (op.kind) {
      case "submit": {
        if (model.size >= 3 && !op.twice) return;
        const input = {
          requestId: randomUUID(),
          prompt: "a video",
          imageIds: [],
          ratio: "16:9" as const,
          duration: 5 as const,
          model: "seedance-2.0" as const,
        };
        const copies = op.twice ? 2 : 1;
        const now = services();
        await Promise.allSettled(Array.from({ length: copies }, () => admitOne(now, userId, input)));
        const made = [...(await read()).keys()].filter((id) => !model.has(id));
        if (made.length > 1) throw new Error(`${made.length} generations for one submit`);
        if (made.length === 0 && !burning) throw new Error("a submit was not admitted");
        for (const id of made) {
          model.set(id, { state: "queued", task: null, calledBack: false, orphan: false, age: 0 });
          allowed.set(id, ["queued"]);
        }
        break;
      }
      case "step": {
        const id = pick(op.g);
        if (!id) return;
        await hurry(id);
        stepped(id, !op.twice);
        const now = services();
        await untilQuiet(Promise.allSettled(Array.from({ length: op.twice ? 2 : 1 }, () => step(now, id))));
        break;
      }
      case "callback": {
        const id = pick(op.g);
        const known = id && model.get(id);
        const task = known ? known.task : null;
        if (!id || !known || !task) return;
        const token = op.how === "forged" ? "f".repeat(43) : task.token;
        const body = op.how === "empty" ? "" : JSON.stringify({ code: 0, data: { task_id: task.id } });
        const call = { attemptId: task.attempt, token, body };
        const now = services();
        const callBackOnce = async () => {
          const recorded = await answerCallback(now, call);
          if (recorded !== null && op.how === "forged") throw new Error("a forged callback was accepted");
          if (recorded !== null && op.how !== "empty") known.calledBack = true;
          if (recorded) await step(now, recorded);
        };
        // The callback is recorded before its step, so a kill in between can leave only the record.
        if (op.how !== "forged")
          for (const calledBack of [known.calledBack, op.how !== "empty"])
            may(id, afterStep({ ...known, calledBack }, plans));
        await untilQuiet(Promise.allSettled(Array.from({ length: op.how === "twice" ? 2 : 1 }, callBackOnce)));
        break;
      }
      case "answer": {
        const cut = provider.hanging.splice(op.n % Math.max(1, provider.hanging.length), 1)[0];
        if (!cut) return;
        // A late answer may move only the generation that waits for it.
        for (const [id, known] of model) {
          if (known.state === "submitting") may(id, ["rendering", "unconfirmed", "failed"]);
          // Without a task, the late answer is a refusal.
          if (known.state === "unconfirmed") may(id, [known.task ? "rendering" : "failed"]);
          for (const state of allowed.get(id) ?? []) {
            if (state === "rendering" && known.task) may(id, afterStep({ ...known, state: "rendering" }, PLAIN));
          }
          if (known.state === "rendering" && known.age >= 24 * 3600) may(id, ["failed"]);
        }
        cut(false);
        for (let quiet = 0; quiet < 6; ) {
          await turn();
          quiet = life.busy() === 0 ? quiet + 1 : 0;
        }
        break;
      }
      case "cancel": {
        const id = pick(op.g);
        if (!id) return;
        const known = model.get(id);
        if (known?.state === "queued") {
          if (op.race) may(id, ["canceled", ...afterStep(known, plans)]);
          else must(id, burning ? ["queued", "canceled"] : ["canceled"]);
        } else if (op.race) stepped(id, false);
        if (op.race) await hurry(id);
        const now = services();
        let canceled: boolean | undefined;
        const work = cancel(now, { userId, id }).then((done) => {
          canceled = done;
        });
        await untilQuiet(Promise.allSettled(op.race ? [step(now, id), work] : [work]));
        const after = (await read()).get(id)?.state;
        if (canceled !== undefined && canceled !== (after === "canceled" && known?.state === "queued") && !burning)
          throw new Error(`cancel returned ${canceled} and left ${after}`);
        break;
      }
      case "end": {
        const id = pick(op.g);
        const task = id ? model.get(id)?.task : null;
        if (task && task.end === null) Object.assign(task, { end: op.end, video: op.video });
        return;
      }
      case "crash":
        newLife();
        break;
      case "fuse":
        life.fuse(op.statements);
        burning = true;
        return;
      case "time":
        for (const [id, known] of model) {
          const later = { ...known, age: known.age + op.seconds };
          const first = afterStep(later, PLAIN);
          may(id, first);
          for (const state of first) may(id, afterStep({ ...later, state }, PLAIN));
        }
        await pass(op.seconds);
        break;
    }
    if (burning)
      for (const [id, known] of model)
        may(id, [...afterCrash(known), ...(op.kind === "cancel" ? ["canceled" as const] : [])]);
    await compare(op.kind, allowed);
    if (burning && !life.alive()) {
      newLife();
      for (const known of model.values()) known.orphan ||= ["submitting", "unconfirmed"].includes(known.state);
    }
  }

  try {
    for (const op of ops) await perform(op);
    await settleAll();
  } finally {
    life.die();
    for (const cut of provider.hanging.splice(0)) cut(true);
    for (let quiet = 0; quiet < 3; quiet = life.busy() === 0 ? quiet + 1 : 0) await turn();
    await db.execute(
      sql`with l as (delete from ledger), g as (delete from generations), b as (delete from budgets) select 1`,
    );
    await db.delete(users);
  }

  /** Starts a last process that keeps running, ends every task with one callback, and lets ten minutes pass. */
  async function settleAll(): Promise<void> {
    newLife();
    Object.assign(provider.plan, PLAIN);
    for (const task of provider.tasks.values()) {
      task.end ??= "success";
      const body = JSON.stringify({ code: 0, data: { task_id: task.id } });
      await answerCallback(services(), { attemptId: task.attempt, token: task.token, body });
    }
    let rows = await read();
    const open = () =>
      [...rows.values()].some(
        ({ state, task }) =>
          (!ENDED.includes(state) && !(state === "saving" && task?.video !== "good")) ||
          (state === "unconfirmed" && task),
      );
    for (let minutes = 0; minutes < 10 && open(); minutes++) {
      await pass(60);
      for (const task of provider.tasks.values()) task.end ??= "success";
      rows = await read();
    }
    for (const [id, known] of model) {
      const state = rows.get(id)?.state;
      const task = rows.get(id)?.task ?? null;
      const was = known.state;
      if (state === "unconfirmed" && !task) continue;
      if (was === "canceled" || was === "failed" || was === "ready") {
        if (state !== was) throw new Error(`${was} became ${state}`);
      } else if (!task) {
        // No task was ever created: it was refused, or is still unconfirmed.
        if (state !== "failed" && state !== "unconfirmed") throw new Error(`${state} without a task`);
      } else {
        const truth: State[] = task.end !== "success" ? ["failed"] : task.video === "good" ? ["ready"] : ["saving"];
        if (was !== "unconfirmed" && known.age >= 24 * 3600) truth.push("failed");
        if (!state || !truth.includes(state))
          throw new Error(`the provider's ${task.end} (${task.video}) ended ${state}`);
      }
    }
    const tasks = [...provider.tasks.values()].map((task) => ({
      id: task.id,
      prompt: "",
      callbackUrl: task.callbackUrl,
    }));
    const found = await breaches({ db, storage, tasks });
    if (found.length > 0) throw new Error(found.join("; "));
  }
}
