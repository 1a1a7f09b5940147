import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import type { VideoSize } from "@/lib/videos/display-size";
import type { Track } from "@/lib/videos/sample-table";
import { NotAVideo, NotWhole, wholeVideo } from "@/lib/videos/whole-video";
import { EXPORT_POLICY } from "./limits";

export type CheckedExport = { sha256: string; bytes: number; width: number; height: number; seconds: number };

/**
 * Reads an exported MP4 as every video from outside is read, by its own index. Null unless it is whole, and H.264 with
 * AAC or without sound. `seconds` is how long its video track lasts.
 */
export async function checkExport(file: string): Promise<CheckedExport | null> {
  let size: VideoSize = { width: 0, height: 0 };
  let tracks: Track[] = [];
  const expected = {
    seconds: 0,
    onSize: (found: VideoSize) => {
      size = found;
    },
    onTracks: (found: Track[]) => {
      tracks = found;
    },
  };
  const hash = createHash("sha256");
  let bytes = 0;
  try {
    for await (const chunk of wholeVideo(createReadStream(file), expected)) {
      hash.update(chunk);
      bytes += chunk.byteLength;
    }
  } catch (error) {
    if (error instanceof NotAVideo || error instanceof NotWhole) return null;
    throw error;
  }
  const [video, ...more] = tracks.filter(({ kind }) => kind === "vide");
  const sounds = tracks.filter(({ kind }) => kind === "soun");
  if (!video || more.length > 0 || sounds.length > 1 || video.codec !== EXPORT_POLICY.video) return null;
  if (sounds.some(({ codec }) => codec !== EXPORT_POLICY.sound)) return null;
  // Fragments, which an export does not have, would leave the header at zero.
  if (video.samples.count === 0 || video.seconds <= 0 || video.seconds > EXPORT_POLICY.maxSeconds) return null;
  if (Math.max(size.width, size.height) > EXPORT_POLICY.maxSide) return null;
  return { sha256: hash.digest("hex"), bytes, ...size, seconds: video.seconds };
}
