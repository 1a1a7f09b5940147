import { dbNow } from "@/db/clock";
import { noteAsked } from "@/db/lifecycle";
import type { Generation } from "@/db/schema";
import { NOT_YET_MS } from "./adopt";
import { askDelay, backoff } from "./backoff";
import { isZero } from "./decimal";
import { VIDEO_LIFE_MS } from "./download-times";
import { keepReason } from "./our-reason";
import { outcomeOf, troubleOf, wordsOf } from "./provider";
import { GIVE_UP_MS } from "./send";
import type { Studio } from "./studio";
import { failed, type Settlement, type Verdict } from "./verdict";

const TROUBLE = { first: 2_000, most: 10 * 60_000 };

/** rendering → saving or failed, by what the provider says when asked with our own key. */
export async function ask(studio: Studio, row: Generation): Promise<Verdict> {
  if (!row.taskId) throw new Error("a render without a task id");
  const answer = await studio.provider.query(row.taskId);
  const age = dbNow().getTime() - (row.sentAt ?? row.createdAt).getTime();
  const tooOld = age > GIVE_UP_MS;
  switch (answer.kind) {
    case "not_found":
      await noteAsked(studio.db, { id: row.id });
      if (tooOld) return expired(wordsOf(answer.error));
      if (age < NOT_YET_MS) return { kind: "wait", delayMs: 5_000 };
      return { kind: "wait", delayMs: backoff(row.failures + 1, TROUBLE), trouble: troubleOf(answer.error) };
    case "error":
      await noteAsked(studio.db, { id: row.id });
      if (tooOld) return expired(wordsOf(answer.error));
      return { kind: "wait", delayMs: backoff(row.failures + 1, TROUBLE), trouble: troubleOf(answer.error) };
    case "task":
      break;
  }

  const outcome = outcomeOf(answer.task, age);
  switch (outcome.kind) {
    case "open":
      await noteAsked(studio.db, { id: row.id, providerStatus: outcome.status });
      return tooOld ? expired(keepReason("still_open")) : { kind: "wait", delayMs: askDelay(age) };
    case "rendered":
      return {
        kind: "move",
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
        // Rendered means charged, whatever becomes of the copy.
        settle: { kind: "capture", charged: outcome.consumed ?? row.estimate },
      };
    case "no_video":
      return withCharge(outcome.consumed, (charged, settle) =>
        failed("rendering", { class: "no_video", reason: null, charged }, settle),
      );
    case "failed":
      return withCharge(outcome.consumed, (charged, settle) =>
        failed("rendering", { class: outcome.class, reason: outcome.reason, charged }, settle),
      );
  }
}

/** Whether a failure cost anything: what the provider says it consumed, or nobody knows. */
function withCharge(consumed: string | null, end: (charged: boolean | null, settle: Settlement) => Verdict): Verdict {
  const verdict =
    consumed === null
      ? end(null, { kind: "release" })
      : isZero(consumed)
        ? end(false, { kind: "release" })
        : end(true, { kind: "capture", charged: consumed });
  return verdict.kind === "move" ? { ...verdict, set: { ...verdict.set, consumed } } : verdict;
}

const expired = (reason: string): Verdict =>
  failed("rendering", { class: "expired", reason, charged: null }, { kind: "release" });
