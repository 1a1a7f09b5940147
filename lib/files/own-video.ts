import "server-only";
import { z } from "zod";
import { getDb } from "@/db/client";
import { findFilm } from "@/db/generations/video-queries";
import { getViewer } from "@/lib/auth/session";
import { getStorage } from "@/lib/storage/open-storage";
import { serveFile } from "@/lib/storage/serve-file";
import { dayIn } from "@/lib/text/time-zone";
import { noFile, wantsDownload } from "./answers";
import { type FilmPart, filmFile } from "./video-file";

const id = z.uuid();

/**
 * Serves one's own film. Nobody signed in, someone else's, not finished, in the bin and never heard of all get the same
 * empty 404, so that an id tells nothing.
 */
export async function serveOwnFilm(request: Request, part: FilmPart, given: string): Promise<Response> {
  const viewer = await getViewer();
  const asked = id.safeParse(given);
  if (!viewer || !asked.success) return noFile();
  const film = await findFilm(getDb(), { userId: viewer.id, id: asked.data });
  const words = film?.title || film?.prompt || "";
  const file =
    film &&
    filmFile(film, part, {
      words,
      day: dayIn(film.createdAt, viewer.timeZone),
      download: wantsDownload(request),
      shared: false,
    });
  return file ? serveFile(request, getStorage(), file) : noFile();
}
