import "server-only";
import { getDb } from "@/db/client";
import { openShare } from "@/db/shares";
import { noFile, wantsDownload } from "@/lib/files/answers";
import { type FilmPart, filmFile } from "@/lib/files/film-file";
import { getStorage } from "@/lib/storage/open-storage";
import { serveFile } from "@/lib/storage/serve-file";
import { isSlug } from "./slug";

/** Serves a shared film to anybody, as long as its link lives. The file's name holds the prompt only if the link shows it. */
export async function serveSharedFilm(request: Request, part: FilmPart, slug: string): Promise<Response> {
  const found = isSlug(slug) ? await openShare(getDb(), slug) : null;
  if (!found) return noFile();
  const words = found.share.showPrompt ? found.film.prompt : "";
  const file = filmFile(found.film, part, {
    words,
    at: found.share.createdAt,
    download: wantsDownload(request),
    shared: true,
  });
  return file ? serveFile(request, getStorage(), file) : noFile();
}
