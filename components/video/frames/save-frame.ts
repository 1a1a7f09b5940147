import { promptStart } from "@/components/video/prompt-start";
import { timecode } from "@/components/video/timecode";
import type { PictureView } from "@/lib/generations/view";
import { type CapturedFrame, captureFrame, shownFrame } from "./capture-frame";

/** A film of one's own. `name` is what its frames are called after. */
export type OwnFilm = { id: string; url: string; name: string };

/** Which picture of it: the one that a player shows, that of a moment in seconds, or the last. */
export type Wanted = HTMLVideoElement | number | "last";

export type SavedFrame =
  | { ok: true; picture: PictureView }
  | { ok: false; error: "unreadable" | "offline" | "refused" };

/** Takes a picture out of a film and keeps it like any upload, with the film that it came from. */
export async function saveFrame(film: OwnFilm, wanted: Wanted): Promise<SavedFrame> {
  const frame = await take(film.url, wanted);
  if (!frame) return { ok: false, error: "unreadable" };
  const { sendPicture } = await import("./upload-request");
  const name = `${promptStart(film.name, 40)} ${timecode(frame.moment * 1000).replace(":", "-")}.jpg`;
  const answer = await sendPicture(frame.picture, name, new AbortController().signal, undefined, film.id);
  if (answer.ok) return { ok: true, picture: answer.reference };
  return { ok: false, error: answer.reason.code === "offline" ? "offline" : "refused" };
}

async function take(url: string, wanted: Wanted): Promise<CapturedFrame | null> {
  if (!(wanted instanceof HTMLVideoElement)) return captureFrame(url, wanted);
  // A player that has shown nothing yet stands at its beginning.
  return (await shownFrame(wanted)) ?? captureFrame(url, wanted.currentTime);
}
