import { withVideo } from "@/components/video/frames/video-element";

/** The largest poster that the server stores. */
const FIT = { width: 960, height: 1_280 };
/** Mean brightness below which a frame counts as black: a video that fades in. */
const DARK = 12;

/** A JPEG of an early frame that isn't black; null when this browser can't show the video now. */
export async function captureVideoFrame(url: string): Promise<Blob | null> {
  if (document.hidden) return null;
  try {
    return await withVideo(url, async ({ video, length, seek }) => {
      let canvas: HTMLCanvasElement | null = null;
      for (const moment of [Math.min(0.8, length / 2), length / 2, length * 0.8]) {
        await seek(moment);
        canvas = draw(video, FIT.width, FIT.height);
        if (brightness(draw(video, 16, 16)) >= DARK) break;
      }
      if (!canvas || document.hidden) return null;
      const still = canvas;
      return new Promise((resolve) => still.toBlob(resolve, "image/jpeg", 0.85));
    });
  } catch {
    return null;
  }
}

function draw(video: HTMLVideoElement, width: number, height: number): HTMLCanvasElement {
  const scale = Math.min(1, width / video.videoWidth, height / video.videoHeight);
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(video.videoWidth * scale));
  canvas.height = Math.max(1, Math.round(video.videoHeight * scale));
  canvas.getContext("2d")?.drawImage(video, 0, 0, canvas.width, canvas.height);
  return canvas;
}

function brightness(canvas: HTMLCanvasElement): number {
  const pixels = canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
  let sum = 0;
  for (let at = 0; at + 3 < pixels.length; at += 4)
    sum += (pixels[at] ?? 0) + (pixels[at + 1] ?? 0) + (pixels[at + 2] ?? 0);
  return pixels.length === 0 ? 255 : (sum * 4) / (3 * pixels.length);
}
