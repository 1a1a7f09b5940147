import { promptStart } from "@/components/video/prompt-start";
import { timecode } from "@/components/video/timecode";
import type { ImageView } from "@/lib/generations/view";
import { type CapturedFrame, captureFrame, shownFrame } from "./capture-frame";

/** A video of one's own. `name` is what its frames are called after. */
export type OwnVideo = { id: string; url: string; name: string };

/** Which image of it: the one that a player shows, that of a moment in seconds, or the last. */
export type Wanted = HTMLVideoElement | number | "last";

export type SavedFrame = { ok: true; image: ImageView } | { ok: false; error: "unreadable" | "offline" | "refused" };

/** Takes an image out of a video and keeps it like any upload, with the video that it came from. */
export async function saveFrame(video: OwnVideo, wanted: Wanted): Promise<SavedFrame> {
  const frame = await take(video.url, wanted);
  if (!frame) return { ok: false, error: "unreadable" };
  const { sendImage } = await import("./upload-request");
  const name = `${promptStart(video.name, 40)} ${timecode(frame.moment * 1000).replace(":", "-")}.jpg`;
  const answer = await sendImage(frame.image, name, new AbortController().signal, undefined, video.id);
  if (answer.ok) return { ok: true, image: answer.image };
  return { ok: false, error: answer.reason.code === "offline" ? "offline" : "refused" };
}

async function take(url: string, wanted: Wanted): Promise<CapturedFrame | null> {
  if (!(wanted instanceof HTMLVideoElement)) return captureFrame(url, wanted);
  // A player that has shown nothing yet stands at its beginning.
  return (await shownFrame(wanted)) ?? captureFrame(url, wanted.currentTime);
}
