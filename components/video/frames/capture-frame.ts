import { fitWithin, IMAGE_POLICY } from "@/lib/images/limits";
import { withVideo } from "./video-element";

/** Seconds before the end, less than one frame: at the very end some browsers show nothing. */
const BEFORE_END = 0.015;
/** JPEG quality: the server encodes it once more, so it starts nearly lossless. */
const QUALITY = 0.95;

/** `moment`: seconds from the beginning of the frame. */
export type CapturedFrame = { image: Blob; moment: number };

/** The frame that a player shows now, in the video's full size; null while it shows none. */
export async function shownFrame(video: HTMLVideoElement): Promise<CapturedFrame | null> {
  const moment = video.currentTime;
  const image = video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA ? await draw(video) : null;
  return image && { image, moment };
}

/** The frame of a video at a time in seconds, or its last one; null when this browser can't show the video. */
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

/** At least the minimum size of an image: another model's video may be smaller, and its frame would be refused. */
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
