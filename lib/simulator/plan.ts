import type { SimTask } from "./tasks";
import type { Submission } from "./validate";
import { readScript } from "./words";

const MODERATED = "The request failed because the input text may contain sensitive information.";
const IMAGE = "The request failed because the input image 1 may contain a real person.";
const OUTPUT = "The request failed because the output video may contain sensitive information.";
const EMPTY =
  "Request successful, but the official returned empty content. Since the official platform will still charge us for this, we have no choice but to bill this request as well.";
const INTERNAL = "Internal error: the video generation service timed out, please try again later.";

/** A task's outcome, decided when it is accepted: `renderMs` is the wait for five seconds of video. */
export function planTask(
  submission: Submission,
  variation: number,
  renderMs: number,
  now: number,
): Omit<SimTask, "id"> {
  const script = readScript(submission.prompt);
  const usual = renderMs * (1 + (submission.duration - 5) / 20);
  const slow = script.get("slow");
  const wait = slow === undefined ? (script.has("fast") ? Math.min(1_000, usual) : usual) : slow * 1_000;
  const price = `${Math.floor(submission.duration / 10)}.${submission.duration % 10}00000`;
  const task = {
    ...submission,
    variation,
    acceptedAt: now,
    endsAt: script.has("hang") ? null : now + wait,
    end: "success" as const,
    reason: null,
    price,
    finishedAt: null,
    calledBack: false,
  };
  const failed = (reason: string, after: number, cost = "0.000000") => ({
    ...task,
    end: "failed" as const,
    reason,
    endsAt: task.endsAt === null ? null : now + after,
    price: cost,
  });
  // A filter answers early; a broken video shows only when there is one.
  if (script.has("fail-moderation")) return failed(MODERATED, wait / 4);
  if (script.has("fail-image")) return failed(IMAGE, wait / 4);
  if (script.has("fail-output")) return failed(OUTPUT, wait);
  if (script.has("fail-provider")) return failed(INTERNAL, wait);
  if (script.has("fail-charged")) return failed(OUTPUT, wait, price);
  return script.has("empty-content") ? { ...task, reason: EMPTY } : task;
}

/** Other words for success that clients of the provider have seen. */
const SUCCESSES = [
  ["status-completed", "completed"],
  ["status-succeeded", "succeeded"],
  ["status-done", "done"],
] as const;

/** A task's status in the provider's words. */
export function simulatedStatus(task: SimTask, now: number): string {
  const script = readScript(task.prompt);
  if (task.finishedAt !== null) {
    const other = SUCCESSES.find(([word]) => script.has(word))?.[1];
    return task.end === "success" ? (other ?? "success") : task.end;
  }
  if (script.has("odd-status")) return "warming_up_the_projector";
  const age = now - task.acceptedAt;
  const whole = (task.endsAt ?? task.acceptedAt + 60_000) - task.acceptedAt;
  if (age < Math.min(1_000, whole * 0.1)) return "pending";
  return age < Math.min(3_000, whole * 0.25) ? "submitted" : "in_progress";
}

/** The answer to a query about a task; a callback carries the same, or its `data` alone. */
export function taskAnswer(task: SimTask, origin: string, now: number, status = simulatedStatus(task, now)) {
  const script = readScript(task.prompt);
  const done = task.finishedAt !== null && status === simulatedStatus(task, now);
  const host = script.has("private-url") ? "http://169.254.169.254" : origin;
  const video = { video: `${host}/files/${task.id}.mp4` };
  const found = done && task.end === "success" && !script.has("no-video") && !script.has("empty-content");
  return {
    code: 0,
    message: "ok",
    data: {
      task_id: task.id,
      status,
      result: found ? (script.has("array-result") ? [video] : video) : null,
      consumed: done ? task.price : "0.000000",
      status_reason: { message: done ? task.reason : null },
      created_at: new Date(task.acceptedAt).toISOString(),
    },
  };
}
