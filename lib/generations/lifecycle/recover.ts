import { dbNow } from "@/db/clock";
import { isTaskHeld } from "@/db/generations/generation-queries";
import { dropHint, latestAttempt, settleAttempt } from "@/db/generations/submit-attempt-queries";
import type { Generation, SubmitAttempt } from "@/db/schema/generations";
import { GIVE_UP_MS, SENDER_DEAD_MS } from "@/lib/generations/limits";
import { providerOf } from "@/lib/generations/own-key/provider-of";
import type { Services } from "@/lib/generations/services";
import { backoff } from "./backoff";
import { classOfReason, troubleOf } from "./provider-outcome";
import { CALLED_BACK, failedResult, type StepResult } from "./step-result";
import { accepted, notSent, refused, unconfirmed } from "./submit";

/** How long after a submit the provider may not know its own task yet. */
export const NOT_YET_MS = 120_000;
const TROUBLE = { first: 2_000, most: 10 * 60_000 };

/**
 * Handles a submit without an answer. If a callback carried a task id, that task is polled with our own key and
 * recovered when the provider knows it; otherwise the row becomes unconfirmed, and is given up after a day. A callback
 * without a task id proves that there is a task, and its owner sees that. Nothing is ever resent automatically.
 */
export async function recover(services: Services, row: Generation): Promise<StepResult> {
  const from = row.state === "submitting" ? "submitting" : "unconfirmed";
  const attempt = await latestAttempt(services.db, row.id);
  const known = attempt && recorded(row, attempt, from);
  if (known) return known;
  const taskId = attempt?.taskId ?? attempt?.hintedTaskId;
  if (attempt && taskId) {
    const result = await attachTask(services, row, attempt, taskId);
    if (result) return result;
  }
  const sinceSent = dbNow().getTime() - (row.sentAt ?? row.createdAt).getTime();
  if (from === "submitting") {
    // A callback without a task id came while the sender is still waiting for its answer: let it wait.
    if (sinceSent < SENDER_DEAD_MS) return { kind: "wait", delayMs: SENDER_DEAD_MS - sinceSent };
    if (attempt) await settleAttempt(services.db, { id: attempt.id, outcome: "unknown" });
    return unconfirmed("interrupted: the instance stopped while it was sending");
  }
  if (sinceSent < GIVE_UP_MS) {
    const notice = attempt?.callbackReceivedAt && row.lastTrouble !== CALLED_BACK ? CALLED_BACK : undefined;
    return { kind: "wait", delayMs: GIVE_UP_MS - sinceSent, notice };
  }
  return failedResult("unconfirmed", { class: "expired", reason: null, charged: null }, { kind: "release" });
}

/** What the sender recorded before it died: the provider's own answer, which needs no confirmation. */
function recorded(row: Generation, attempt: SubmitAttempt, from: "submitting" | "unconfirmed"): StepResult | null {
  const reason = attempt.errorMessage;
  switch (attempt.outcome) {
    case "accepted":
      return attempt.taskId ? accepted(attempt.taskId, from) : null;
    case "refused":
      return refused(from, classOfReason(reason, Number.POSITIVE_INFINITY), reason);
    case "not_sent":
      // Its owner has already seen "unconfirmed"; a resend now would contradict that.
      if (from === "unconfirmed") return refused(from, "provider", reason);
      return notSent(row, { code: "unreachable", status: null, message: reason ?? "", retryAfterMs: null });
    case "pending":
    case "unknown":
      return null;
  }
}

/** Null when the id turned out to belong to no task: the row then keeps its state. */
async function attachTask(
  services: Services,
  row: Generation,
  attempt: SubmitAttempt,
  taskId: string,
): Promise<StepResult | null> {
  const from = row.state === "submitting" ? "submitting" : "unconfirmed";
  // One task must never be in two generations, whatever names it.
  if (await isTaskHeld(services.db, taskId)) {
    await dropHint(services.db, attempt.id);
    return null;
  }
  const answer = await (await providerOf(services, row)).poll(taskId);
  switch (answer.kind) {
    case "task":
      await settleAttempt(services.db, { id: attempt.id, outcome: "accepted", taskId });
      return accepted(taskId, from);
    case "not_found": {
      const since = dbNow().getTime() - (attempt.callbackReceivedAt ?? attempt.createdAt).getTime();
      if (since < NOT_YET_MS) return { kind: "wait", delayMs: 5_000 };
      await dropHint(services.db, attempt.id);
      return null;
    }
    case "error":
      // Slower with every failure: at a steady five seconds, two bad minutes of the provider would stall the row.
      return { kind: "wait", delayMs: backoff(row.failures + 1, TROUBLE), trouble: troubleOf(answer.error) };
  }
}
