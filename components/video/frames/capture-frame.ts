import { fitWithin, PICTURE_POLICY } from "@/lib/images/limits";
import { withFilm } from "./video-element";

/** The very end shows nothing in some browsers. Less than a frame of any film. */
const BEFORE_END = 0.015;
/** Of the JPEG. It is encoded once more by the server, so it starts nearly without loss. */
const QUALITY = 0.95;

/** `moment`: seconds from the beginning at which the picture stands. */
export type CapturedFrame = { picture: Blob; moment: number };

/** The picture that a player shows just now, whole and in the film's own size; null while it shows none. */
export async function shownFrame(film: HTMLVideoElement): Promise<CapturedFrame | null> {
  const moment = film.currentTime;
  const picture = film.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA ? await draw(film) : null;
  return picture && { picture, moment };
}

/** The picture of a film at a moment in seconds, or its last one; null when this browser cannot show the film. */
export async function captureFrame(url: string, at: number | "last"): Promise<CapturedFrame | null> {
  try {
    return await withFilm(url, async ({ film, length, seek }) => {
      const last = Math.max(0, length - BEFORE_END);
      await seek(at === "last" ? last : Math.min(at, last));
      return await shownFrame(film);
    });
  } catch {
    return null;
  }
}

/** At least as large as a picture has to be: a film from another model may be smaller, and its frame would be refused. */
function draw(film: HTMLVideoElement): Promise<Blob | null> {
  const { videoWidth, videoHeight } = film;
  const grown = Math.max(1, PICTURE_POLICY.minSide / Math.min(videoWidth, videoHeight));
  const size = { width: Math.ceil(videoWidth * grown), height: Math.ceil(videoHeight * grown) };
  const canvas = document.createElement("canvas");
  Object.assign(canvas, fitWithin(size, PICTURE_POLICY.keptSide));
  const context = canvas.getContext("2d", { alpha: false });
  if (!context) return Promise.resolve(null);
  context.imageSmoothingQuality = "high";
  context.drawImage(film, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", QUALITY));
}
