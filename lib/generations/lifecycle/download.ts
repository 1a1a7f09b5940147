import { dbNow } from "@/db/clock";
import type { Generation } from "@/db/schema/generations";
import type { Services } from "@/lib/generations/services";
import { FetchGuardError } from "@/lib/safe-fetch/error";
import { guardedFetch } from "@/lib/safe-fetch/safe-fetch";
import type { VideoSize } from "@/lib/videos/display-size";
import { MAX_VIDEO_BYTES } from "@/lib/videos/limits";
import { beginsAsVideo, NotAVideo, NotWhole, wholeVideo } from "@/lib/videos/whole-video";
import { backoff } from "./backoff";
import { deadlineOf } from "./download-times";
import { encodeReason, type OurReasonCode } from "./our-reason";
import { failedResult, type StepResult } from "./step-result";

/**
 * saving → ready: the provider's video becomes our own file. Any problem is retried until the address expires, because
 * a store that is not ready, a sign-in page, a proxy's DNS error or half a file can all be gone a minute later, and the
 * video is paid for. Only what can never succeed ends it sooner.
 */
export async function download(services: Services, row: Generation): Promise<StepResult> {
  if (!row.sourceUrl) throw new Error("a rendered video without an address");
  if (!URL.canParse(row.sourceUrl)) return lost(row, "bad_file", encodeReason("bad_url"));
  const answer = await guardedFetch(row.sourceUrl, {
    allow: services.fetchAllow,
    maxBytes: MAX_VIDEO_BYTES,
    idleMs: services.download.idleMs,
    totalMs: services.download.totalMs,
    accept: "video/mp4",
    begins: beginsAsVideo,
  });
  if (!answer.ok) {
    // Known before the first byte: we will never accept it, and its owner has the rest of the day to download it.
    if (answer.error === "too_large") return lost(row, "bad_file", encodeReason("too_large"));
    return again(services, row, answer.error, answer.status);
  }

  // A new name for each try: a slow try that lost must not overwrite or delete what the winner recorded.
  const key = `videos/${crypto.randomUUID()}.mp4`;
  try {
    let size = { width: 0, height: 0 };
    const onSize = (found: VideoSize) => {
      size = found;
    };
    const video = wholeVideo(answer.body, { seconds: row.duration, onSize });
    const stored = await services.storage.put(key, video, { contentType: "video/mp4", maxBytes: MAX_VIDEO_BYTES });
    if (!stored.ok) return again(services, row, "too_large");
    return {
      kind: "transition",
      from: "saving",
      to: "ready",
      delayMs: null,
      set: {
        videoKey: key,
        videoBytes: stored.bytes,
        videoSha256: stored.sha256,
        videoWidth: size.width,
        videoHeight: size.height,
        finishedAt: dbNow(),
        sourceUrl: null,
      },
      onLost: () => services.storage.remove(key),
    };
  } catch (error) {
    if (error instanceof NotAVideo) return again(services, row, "not_a_video");
    if (error instanceof NotWhole) return again(services, row, "cut_short");
    if (error instanceof FetchGuardError) return again(services, row, error.code, error.status);
    // Our own disk or store failed: the video is still at the provider, so this only waits.
    return again(services, row, "store");
  }
}

/** Retried until the provider's address expires, the last time exactly then; only after that is the video lost. */
function again(services: Services, row: Generation, code: OurReasonCode, status?: number): StepResult {
  const trouble = encodeReason(code, status);
  const left = deadlineOf(row).getTime() - dbNow().getTime();
  if (left <= 0) return lost(row, "expired", trouble);
  return { kind: "wait", delayMs: Math.min(backoff(row.failures + 1, services.download.retry), left), trouble };
}

/** The cost was captured when the provider finished the video, so it stays. */
const lost = (row: Generation, cause: "bad_file" | "expired", reason: string): StepResult =>
  failedResult("saving", { class: cause, reason, charged: row.consumed === null ? null : Number(row.consumed) > 0 });
