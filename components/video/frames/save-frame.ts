import { promptStart } from "@/components/video/prompt-start";
import { timecode } from "@/components/video/timecode";
import type { ImageView } from "@/lib/generations/view";
import { type CapturedFrame, captureFrame, shownFrame } from "./capture-frame";

/** The user's own video. `name` is used to name its frames. */
export type OwnVideo = { id: string; url: string; name: string };

/** Which frame: the one a player shows, the one at a time in seconds, or the last. */
export type Wanted = HTMLVideoElement | number | "last";

export type SavedFrame = { ok: true; image: ImageView } | { ok: false; error: "unreadable" | "offline" | "refused" };

/** Saves a frame of a video like an upload, linked to its video. */
export async function saveFrame(video: OwnVideo, wanted: Wanted): Promise<SavedFrame> {
  const frame = await take(video.url, wanted);
  if (!frame) return { ok: false, error: "unreadable" };
  const { sendImage } = await import("./upload-request");
  const name = `${promptStart(video.name, 40)} ${timecode(frame.moment * 1000).replace(":", "-")}.jpg`;
  const answer = await sendImage(frame.image, name, new AbortController().signal, undefined, { video: video.id });
  if (answer.ok) return { ok: true, image: answer.image };
  return { ok: false, error: answer.reason.code === "offline" ? "offline" : "refused" };
}

async function take(url: string, wanted: Wanted): Promise<CapturedFrame | null> {
  if (!(wanted instanceof HTMLVideoElement)) return captureFrame(url, wanted);
  // A player that hasn't shown a frame yet is at its beginning.
  return (await shownFrame(wanted)) ?? captureFrame(url, wanted.currentTime);
}
