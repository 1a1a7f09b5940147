import { fitWithin, IMAGE_POLICY } from "@/lib/images/limits";
import { withVideo } from "./video-element";

/** The very end shows nothing in some browsers. Less than a frame of any video. */
const BEFORE_END = 0.015;
/** Of the JPEG. It is encoded once more by the server, so it starts nearly without loss. */
const QUALITY = 0.95;

/** `moment`: seconds from the beginning at which the image stands. */
export type CapturedFrame = { image: Blob; moment: number };

/** The image that a player shows just now, whole and in the video's own size; null while it shows none. */
export async function shownFrame(video: HTMLVideoElement): Promise<CapturedFrame | null> {
  const moment = video.currentTime;
  const image = video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA ? await draw(video) : null;
  return image && { image, moment };
}

/** The image of a video at a moment in seconds, or its last one; null when this browser cannot show the video. */
export async function captureFrame(url: string, at: number | "last"): Promise<CapturedFrame | null> {
  try {
    return await withVideo(url, async ({ video, length, seek }) => {
      const last = Math.max(0, length - BEFORE_END);
      await seek(at === "last" ? last : Math.min(at, last));
      return await shownFrame(video);
    });
  } catch {
    return null;
  }
}

/**
 * At least as large as an image has to be: a video from another model may be smaller, and its frame would be refused.
 */
function draw(video: HTMLVideoElement): Promise<Blob | null> {
  const { videoWidth, videoHeight } = video;
  const grown = Math.max(1, IMAGE_POLICY.minSide / Math.min(videoWidth, videoHeight));
  const size = { width: Math.ceil(videoWidth * grown), height: Math.ceil(videoHeight * grown) };
  const canvas = document.createElement("canvas");
  Object.assign(canvas, fitWithin(size, IMAGE_POLICY.keptSide));
  const context = canvas.getContext("2d", { alpha: false });
  if (!context) return Promise.resolve(null);
  context.imageSmoothingQuality = "high";
  context.drawImage(video, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", QUALITY));
}
