import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Storage } from "@/lib/storage/storage";
import { type EncodedPoster, encodePoster } from "./encode-poster";
import { type Ffmpeg, grabFrame } from "./ffmpeg";

/** A mean brightness below this is a black image: the video fades in. */
const DARK = 12;
const TOTAL_MS = 20_000;

/**
 * A frame of a stored video, extracted with ffmpeg within 20 s; null when that failed. The video is copied to a
 * temporary file first: the index of an MP4 may be at its end, which a pipe cannot seek to.
 */
export async function extractVideoFrame(
  { storage, ffmpeg }: { storage: Storage; ffmpeg: Ffmpeg },
  video: { key: string; seconds: number },
  stop: AbortSignal,
): Promise<EncodedPoster | null> {
  const signal = AbortSignal.any([stop, AbortSignal.timeout(TOTAL_MS)]);
  const folder = await mkdtemp(path.join(tmpdir(), "ninefold-poster-"));
  try {
    const stored = await storage.open(video.key);
    if (stored === null) return null;
    const file = path.join(folder, "video.mp4");
    await pipeline(Readable.from(stored.body), createWriteStream(file, { flags: "wx", mode: 0o600 }), { signal });
    return await brightest(ffmpeg, file, video.seconds, signal);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * The first frame that is not black; else the least black one. The start comes last, for videos shorter than recorded.
 */
async function brightest(ffmpeg: Ffmpeg, file: string, seconds: number, signal: AbortSignal) {
  let best: EncodedPoster | null = null;
  for (const from of [0.5, seconds / 2, 0]) {
    const frame = await grabFrame(ffmpeg, file, from, signal);
    const still = frame && (await encodePoster(frame));
    if (still && still.brightness >= DARK) return still;
    if (still && (best === null || still.brightness > best.brightness)) best = still;
  }
  return best;
}
