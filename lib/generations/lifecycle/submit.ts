import { dbNow } from "@/db/clock";
import { lockSubmitRules, type SubmitRules } from "@/db/generations/budget-queries";
import { readImages } from "@/db/generations/generation-queries";
import { sendable } from "@/db/generations/queue-queries";
import { insertAttempt, settleAttempt } from "@/db/generations/submit-attempt-queries";
import type { FailureClass, Generation } from "@/db/schema/generations";
import { hashToken, newToken } from "@/lib/generations/callbacks/callback-token";
import { GIVE_UP_MS, SENDER_DEAD_MS } from "@/lib/generations/limits";
import { providerOf } from "@/lib/generations/own-key/provider-of";
import type { Services } from "@/lib/generations/services";
import type { ProviderError } from "@/lib/provider/port";
import { backoff } from "./backoff";
import { classOfRefusal, reasonOf, toSubmitRequest, troubleOf } from "./provider-outcome";
import { failedResult, type StepResult } from "./step-result";
import { transition } from "./transition";

/** While the queue is full or submits are stopped, check by time: no wake-up comes, or it may be lost. */
const QUEUE_CHECK_MS = 15_000;
/** Automatic retries of a submit that provably never arrived: about a minute, while a user waits. */
const TRIES_UNREACHED = 5;
const FIRST_POLL_MS = 5_000;

/**
 * queued → submitting → what the provider answered. The attempt is committed before the socket opens, so that a crash
 * at any point leaves either a row that was provably not sent, or one that may have been.
 */
export async function submitNow(services: Services, row: Generation): Promise<StepResult> {
  const attempt = { id: crypto.randomUUID(), token: newToken() };
  // Before the attempt: an unreadable image or key must not look like a generation that may have been charged.
  const provider = await providerOf(services, row);
  const request = await toSubmitRequest(services, row, await readImages(services.db, row), attempt);

  let rules: SubmitRules | undefined;
  const sending = await transition(services, {
    id: row.id,
    from: "queued",
    to: "submitting",
    // If the row is still in this state at that time, its sender died, and it is unknown what the provider received.
    delayMs: SENDER_DEAD_MS,
    set: { sentAt: dbNow(), failures: row.failures },
    also: async (tx) => {
      rules = await lockSubmitRules(tx, { userId: row.userId });
      if (rules.disabled || rules.stopped) return false;
      const head = await sendable(tx, { userId: row.userId, slots: services.generationsAtOnce });
      if (!head.includes(row.id)) return false;
      await insertAttempt(tx, { id: attempt.id, generationId: row.id, tokenHash: hashToken(attempt.token) });
      return true;
    },
  });
  if (rules?.disabled) return canceled();
  if (!sending) return { kind: "wait", delayMs: QUEUE_CHECK_MS };

  const result = await provider.submit(request);
  switch (result.kind) {
    case "accepted":
      await settleAttempt(services.db, { id: attempt.id, outcome: "accepted", taskId: result.taskId });
      return accepted(result.taskId, "submitting");
    case "refused":
      await settleAttempt(services.db, { id: attempt.id, outcome: "refused", ...errorOf(result.error) });
      return refused("submitting", classOfRefusal(result.error), reasonOf(result.error));
    case "not_sent":
      await settleAttempt(services.db, { id: attempt.id, outcome: "not_sent", ...errorOf(result.error) });
      return notSent(row, result.error);
    case "unknown":
      await settleAttempt(services.db, { id: attempt.id, outcome: "unknown", ...errorOf(result.error) });
      return unconfirmed(troubleOf(result.error));
  }
}

/** Its owner was disabled while it was on its way back into the queue. */
const canceled = (): StepResult => ({
  kind: "transition",
  from: "queued",
  to: "canceled",
  delayMs: null,
  set: { finishedAt: dbNow() },
  settle: { kind: "release" },
});

export const accepted = (taskId: string, from: "submitting" | "unconfirmed"): StepResult => ({
  kind: "transition",
  from,
  to: "rendering",
  delayMs: FIRST_POLL_MS,
  set: { taskId },
});

/** The provider refused it and charged nothing. */
export const refused = (from: "submitting" | "unconfirmed", why: FailureClass, reason: string | null): StepResult =>
  failedResult(from, { class: why, reason, charged: false }, { kind: "release" });

export const unconfirmed = (trouble: string): StepResult => ({
  kind: "transition",
  from: "submitting",
  to: "unconfirmed",
  delayMs: GIVE_UP_MS,
  set: { lastTrouble: trouble },
  note: "no_answer",
});

/** Provably not accepted: back into the queue for an automatic retry, or a failure that cost nothing. */
export function notSent(row: Generation, error: ProviderError): StepResult {
  const failures = row.failures + 1;
  if (error.code !== "rate_limited" && failures >= TRIES_UNREACHED) {
    return refused("submitting", "provider", reasonOf(error));
  }
  return {
    kind: "transition",
    from: "submitting",
    to: "queued",
    delayMs: Math.max(error.retryAfterMs ?? 0, backoff(failures, { first: 1_000, most: 60_000 })),
    set: { failures, lastTrouble: troubleOf(error), sentAt: null },
    note: "not_sent",
  };
}

const errorOf = (error: ProviderError) => ({ errorCode: error.code, errorMessage: reasonOf(error) });
