import type { Generation } from "@/db/schema";
import type { ServedFile } from "@/lib/storage/serve-file";
import { filmName } from "./video-name";

export type FilmPart = "video" | "poster";

/** `words` name the file on the visitor's disk, so they must be words that this visitor may know. */
export type FilmFileOptions = { words: string; day: string | null; download: boolean; shared: boolean };

/** How a finished film's video or poster is served; null when there is no such file on record. */
export function filmFile(film: Generation, part: FilmPart, options: FilmFileOptions): ServedFile | null {
  const stored = part === "video" ? storedVideo(film) : storedPoster(film);
  return (
    stored && {
      ...stored,
      filename: filmName(options.words, options.day, part === "video" ? "mp4" : "webp"),
      disposition: options.download ? "attachment" : "inline",
      // Kept by the browser but asked about each time: a deleted film or a revoked link ends with the next request.
      cacheControl: "private, no-cache",
      crossOrigin: options.shared ? "cross-origin" : "same-origin",
    }
  );
}

function storedVideo(film: Generation) {
  if (film.videoKey === null || film.videoSha256 === null || film.videoBytes === null) return null;
  return { key: film.videoKey, etag: film.videoSha256, bytes: film.videoBytes, contentType: "video/mp4" };
}

function storedPoster(film: Generation) {
  if (film.posterKey === null || film.posterSha256 === null || film.posterBytes === null) return null;
  return { key: film.posterKey, etag: film.posterSha256, bytes: film.posterBytes, contentType: "image/webp" };
}
