import { dbNow } from "@/db/clock";
import { lockUser } from "@/db/generations/budget-queries";
import { findGeneration, type GenerationWithImages, isTaskHeld, withImages } from "@/db/generations/generation-queries";
import { markDue } from "@/db/generations/lifecycle-queries";
import { listQueue, orderQueue } from "@/db/generations/queue-queries";
import { latestAttempt, noteCallback } from "@/db/generations/submit-attempt-queries";
import { admit } from "@/lib/generations/admission/admit";
import type { Services } from "@/lib/generations/services";
import { type Failure, failure } from "@/lib/http/errors";
import type { Result } from "@/lib/http/result";
import { isTerminal } from "./states";
import { step } from "./step";
import { transition } from "./transition";

/** What an owner can do about a render that did not go by itself. */

type Owned = { userId: string; id: string };

/** queued → canceled, if it is still queued: the database decides whether the sender was quicker. */
export async function cancel(services: Services, key: Owned): Promise<boolean> {
  const row = await findGeneration(services.db, key);
  if (row?.state !== "queued") return false;
  const moved = await transition(services, {
    id: row.id,
    from: "queued",
    to: "canceled",
    delayMs: null,
    set: { finishedAt: dbNow() },
    settle: { kind: "release" },
  });
  return moved !== null;
}

/**
 * Puts a waiting one before, or after, its neighbor in the user's queue. The user's row is held meanwhile, as by a
 * sender, so that two moves, or a move and a send, come one after the other.
 */
export async function reorder(services: Services, key: Owned & { by: -1 | 1 }): Promise<boolean> {
  return services.db.transaction(async (tx) => {
    await lockUser(tx, { userId: key.userId });
    const ids = (await listQueue(tx, key)).map((row) => row.id);
    const from = ids.indexOf(key.id);
    const to = from + key.by;
    const other = ids[to];
    if (from === -1 || other === undefined) return false;
    ids[to] = key.id;
    ids[from] = other;
    await orderQueue(tx, { userId: key.userId, ids });
    return true;
  });
}

/** Rings for the owner: the row is looked at now, and a stalled one gets its tries back. */
export async function checkNow(services: Services, key: Owned): Promise<boolean> {
  const row = await findGeneration(services.db, key);
  if (!row || isTerminal(row.state)) return false;
  await markDue(services.db, [row.id]);
  await step(services, row.id);
  return true;
}

/**
 * The owner wants the download tried at once. Rung for and not stepped: a download may take minutes, and what is in hand
 * now is looked at again when that try has ended.
 */
export async function downloadNow(services: Services, key: Owned): Promise<boolean> {
  const row = await findGeneration(services.db, key);
  if (row?.state !== "saving") return false;
  await markDue(services.db, [row.id]);
  return true;
}

/** The same request once more, as a generation of its own that points to the first. It may be charged twice. */
export async function submitAnother(
  services: Services,
  key: Owned & { requestId: string },
): Promise<Result<{ generations: GenerationWithImages[] }, Failure>> {
  const row = await findGeneration(services.db, key);
  if (row?.state !== "unconfirmed") return failure("conflict");
  const { ratio, duration, model } = row;
  const { ratios, durations, models } = services.provider.capabilities;
  const offered = Object.hasOwn(ratios, ratio) && durations.includes(duration) && Object.hasOwn(models, model);
  if (!offered) return failure("invalid");
  const [loaded] = await withImages(services.db, [row]);
  const imageIds = (loaded?.images ?? []).map((image) => image.id);
  return admit(services, {
    userId: key.userId,
    requestId: key.requestId,
    prompt: row.prompt,
    imageIds,
    variations: [{ ratio, duration }],
    model,
    retryOf: row.id,
  });
}

/**
 * The owner found the task at the provider. Two generations can never hold one task, and an id that the provider does
 * not know changes nothing.
 */
export async function recoverByTaskId(
  services: Services,
  key: Owned & { taskId: string },
): Promise<Result<object, Failure>> {
  const row = await findGeneration(services.db, key);
  if (row?.state !== "unconfirmed") return failure("conflict");
  if (await isTaskHeld(services.db, key.taskId)) return failure("invalid", { taskId: "task_taken" });
  const answer = await services.provider.poll(key.taskId);
  if (answer.kind === "not_found") return failure("invalid", { taskId: "task_unknown" });
  if (answer.kind === "error") return failure("unavailable");
  const attempt = await latestAttempt(services.db, row.id);
  if (!attempt) return failure("conflict");
  await noteCallback(services.db, { id: attempt.id, hintedTaskId: key.taskId });
  await markDue(services.db, [row.id]);
  await step(services, row.id);
  return { ok: true };
}
