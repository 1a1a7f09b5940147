import type { Generation } from "@/db/schema/generations";
import type { ServedFile } from "@/lib/storage/serve-file";
import { videoName } from "./video-name";

export type VideoPart = "video" | "poster";

/** `words` name the file on the visitor's disk, so this visitor must be allowed to know them. */
export type VideoFileOptions = { words: string; day: string | null; download: boolean; shared: boolean };

/** How a finished generation's video or poster is served; null when no such file is recorded. */
export function videoFile(video: Generation, part: VideoPart, options: VideoFileOptions): ServedFile | null {
  const stored = part === "video" ? storedVideo(video) : storedPoster(video);
  return (
    stored && {
      ...stored,
      filename: videoName(options.words, options.day, part === "video" ? "mp4" : "webp"),
      disposition: options.download ? "attachment" : "inline",
      // Stored by the browser but revalidated each time: a deleted video or a revoked link ends with the next request.
      cacheControl: "private, no-cache",
      crossOrigin: options.shared ? "cross-origin" : "same-origin",
    }
  );
}

function storedVideo(video: Generation) {
  if (video.videoKey === null || video.videoSha256 === null || video.videoBytes === null) return null;
  return { key: video.videoKey, etag: video.videoSha256, bytes: video.videoBytes, contentType: "video/mp4" };
}

function storedPoster(video: Generation) {
  if (video.posterKey === null || video.posterSha256 === null || video.posterBytes === null) return null;
  return { key: video.posterKey, etag: video.posterSha256, bytes: video.posterBytes, contentType: "image/webp" };
}
