import { dbNow } from "@/db/clock";
import { lockUser } from "@/db/generations/budget-queries";
import { findGeneration, type GenerationWithImages, isTaskHeld, readImages } from "@/db/generations/generation-queries";
import { markDue } from "@/db/generations/lifecycle-queries";
import { listQueue, orderQueue } from "@/db/generations/queue-queries";
import { latestAttempt, recordCallback } from "@/db/generations/submit-attempt-queries";
import { admit } from "@/lib/generations/admission/admit";
import { providerOf } from "@/lib/generations/own-key/provider-of";
import type { Services } from "@/lib/generations/services";
import { type Failure, failure } from "@/lib/http/errors";
import type { Result } from "@/lib/http/result";
import { isTerminal } from "./states";
import { step } from "./step";
import { transition } from "./transition";

/** What an owner can do about a generation that did not succeed by itself. */

type Owned = { userId: string; id: string };

/** queued → canceled, if it is still queued: the database decides whether the sender was quicker. */
export async function cancel(services: Services, key: Owned): Promise<boolean> {
  const row = await findGeneration(services.db, key);
  if (row?.state !== "queued") return false;
  const changed = await transition(services, {
    id: row.id,
    from: "queued",
    to: "canceled",
    delayMs: null,
    set: { finishedAt: dbNow() },
    settle: { kind: "release" },
  });
  return changed !== null;
}

/**
 * Moves a queued generation before, or after, its neighbor in the user's queue. Holds the user's row, as a sender does,
 * so that two moves, or a move and a submit, run one after the other.
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

/** Makes the row due now for its owner; a stalled one may be tried again. */
export async function checkNow(services: Services, key: Owned): Promise<boolean> {
  const row = await findGeneration(services.db, key);
  if (!row || isTerminal(row.state)) return false;
  await markDue(services.db, [row.id]);
  await step(services, row.id);
  return true;
}

/**
 * Makes a download due now for its owner. Does not step the row itself: a download may take minutes, and a leased row
 * is tried again when the current try has ended.
 */
export async function downloadNow(services: Services, key: Owned): Promise<boolean> {
  const row = await findGeneration(services.db, key);
  if (row?.state !== "saving") return false;
  await markDue(services.db, [row.id]);
  return true;
}

/** Submits the same request again, as a generation that refers to the first one. It may be charged twice. */
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
  const imageIds = (await readImages(services.db, row)).map((image) => image.id);
  return admit(services, {
    userId: key.userId,
    requestId: key.requestId,
    prompt: row.prompt,
    imageIds,
    variations: [{ ratio, duration }],
    model,
    retryOf: row.id,
    sameElementsAs: row.id,
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
  const answer = await (await providerOf(services, row)).poll(key.taskId);
  if (answer.kind === "not_found") return failure("invalid", { taskId: "task_unknown" });
  if (answer.kind === "error") return failure("unavailable");
  const attempt = await latestAttempt(services.db, row.id);
  if (!attempt) return failure("conflict");
  await recordCallback(services.db, { id: attempt.id, hintedTaskId: key.taskId });
  await markDue(services.db, [row.id]);
  await step(services, row.id);
  return { ok: true };
}
