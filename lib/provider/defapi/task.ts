import type { Task } from "../port";
import { findReason } from "./answer";
import { taskSchema } from "./contract";
import { oneLine } from "./errors";

/**
 * A task from the `data` of a query's answer, or null when it is none. A task with another id than the requested one is
 * none: a mixed-up cache in front of the provider must not give one user's video to another.
 */
export function readTask(data: unknown, askedId: string, apiKey: string): Task | null {
  const parsed = taskSchema.safeParse(Array.isArray(data) ? data[0] : data);
  if (!parsed.success) return null;
  const { task_id, status, result, consumed, status_reason, created_at } = parsed.data;
  if (task_id && task_id !== askedId) return null;
  const videoUrl = findVideo(result);
  return {
    taskId: askedId,
    status: readStatus(status, videoUrl !== null),
    rawStatus: oneLine(status, apiKey),
    videoUrl,
    consumed: consumed ?? null,
    reason: oneLine(findReason(status_reason) || findReason(parsed.data), apiKey) || null,
    createdAt: readTime(created_at),
  };
}

const DONE = /^(success(ful)?|succeeded|completed?|done|finished|成功|已?完成)$/;
const DONE_BESIDE_A_VIDEO = /^(200|ok|ready)$/;
/** `cancelled` and `expired` are statuses of the model's own vendor, `rejected` of its resellers. */
const FAILED = /^(failed|failure|error|cancell?ed|rejected|expired|失败)$/;

/**
 * pending, submitted, in_progress, starting and every unknown status are open: a new status must not lose a generation.
 * `200` and `ok` may describe the answer and not the task, so they count only beside a video.
 */
function readStatus(word: string, hasVideo: boolean): Task["status"] {
  const plain = word.normalize("NFKC").trim().toLowerCase();
  if (DONE.test(plain) || (hasVideo && DONE_BESIDE_A_VIDEO.test(plain))) return "success";
  return FAILED.test(plain) ? "failed" : "open";
}

/** The video's address in a `result` that may be an object, an array of objects, null or empty. */
function findVideo(result: unknown, depth = 0): string | null {
  if (depth > 3) return null;
  if (typeof result === "string") return depth > 0 ? webAddress(result) : null;
  if (Array.isArray(result)) {
    for (const item of result.slice(0, 20)) {
      const found = findVideo(item, depth + 1);
      if (found) return found;
    }
    return null;
  }
  if (typeof result !== "object" || result === null) return null;
  for (const key of ["video", "video_url", "url"]) {
    const found = key in result ? findVideo(Reflect.get(result, key), depth + 1) : null;
    if (found) return found;
  }
  return null;
}

function webAddress(text: string): string | null {
  if (text.length > 4_096 || !URL.canParse(text.trim())) return null;
  const { protocol, href } = new URL(text.trim());
  return protocol === "https:" || protocol === "http:" ? href : null;
}

function readTime(value: unknown): string | null {
  const time = typeof value === "string" && value.length <= 64 ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}
