import { dbNow } from "@/db/clock";
import { recordPoll } from "@/db/generations/lifecycle-queries";
import type { Generation } from "@/db/schema/generations";
import { isZero } from "@/lib/generations/decimal";
import { GIVE_UP_MS } from "@/lib/generations/limits";
import { providerOf } from "@/lib/generations/own-key/provider-of";
import type { Services } from "@/lib/generations/services";
import { backoff, pollDelay } from "./backoff";
import { VIDEO_LIFE_MS } from "./download-times";
import { encodeReason } from "./our-reason";
import { type Failed, outcomeOf, reasonOf, troubleOf } from "./provider-outcome";
import { NOT_YET_MS } from "./recover";
import { failedResult, type Settlement, type StepResult } from "./step-result";

const TROUBLE = { first: 2_000, most: 10 * 60_000 };

/** rendering → saving or failed, by the provider's answer when polled with our own key. */
export async function poll(services: Services, row: Generation): Promise<StepResult> {
  if (!row.taskId) throw new Error("a generation without a task id");
  const answer = await (await providerOf(services, row)).poll(row.taskId);
  const age = dbNow().getTime() - (row.sentAt ?? row.createdAt).getTime();
  const tooOld = age > GIVE_UP_MS;
  switch (answer.kind) {
    case "not_found":
      await recordPoll(services.db, { id: row.id });
      if (tooOld) return expired(reasonOf(answer.error));
      if (age < NOT_YET_MS) return { kind: "wait", delayMs: 5_000 };
      return { kind: "wait", delayMs: backoff(row.failures + 1, TROUBLE), trouble: troubleOf(answer.error) };
    case "error":
      await recordPoll(services.db, { id: row.id });
      if (tooOld) return expired(reasonOf(answer.error));
      return { kind: "wait", delayMs: backoff(row.failures + 1, TROUBLE), trouble: troubleOf(answer.error) };
    case "task":
      break;
  }

  const outcome = outcomeOf(answer.task, age);
  switch (outcome.kind) {
    case "open":
      await recordPoll(services.db, { id: row.id, providerStatus: outcome.status });
      return tooOld ? expired(encodeReason("still_open")) : { kind: "wait", delayMs: pollDelay(age) };
    case "rendered":
      return {
        kind: "transition",
        from: "rendering",
        to: "saving",
        delayMs: 0,
        set: {
          providerStatus: outcome.status,
          consumed: outcome.consumed,
          sourceUrl: outcome.videoUrl,
          sourceExpiresAt: new Date(dbNow().getTime() + VIDEO_LIFE_MS),
          renderedAt: dbNow(),
        },
        // Rendered means charged, whether or not the download succeeds.
        settle: { kind: "capture", charged: outcome.consumed ?? row.estimate },
      };
    case "failed":
      return ended(outcome, row);
  }
}

/** A failure at the provider, and what it cost: what was consumed, what the reason says, or unknown. */
function ended({ class: why, reason, consumed, billed }: Failed, row: Generation): StepResult {
  const sum = consumed !== null && !isZero(consumed) ? consumed : null;
  const charged = sum !== null || billed || (consumed === null ? null : false);
  // Billed without an amount: the estimate is used, as it is for a video.
  const settle: Settlement = charged ? { kind: "capture", charged: sum ?? row.estimate } : { kind: "release" };
  const result = failedResult("rendering", { class: why, reason, charged }, settle);
  return result.kind === "transition"
    ? { ...result, set: { ...result.set, consumed: charged ? sum : consumed } }
    : result;
}

const expired = (reason: string): StepResult =>
  failedResult("rendering", { class: "expired", reason, charged: null }, { kind: "release" });
