import "server-only";
import { z } from "zod";
import { getDb } from "@/db/client";
import { findVideo } from "@/db/generations/video-queries";
import { getUser } from "@/lib/auth/session";
import { getStorage } from "@/lib/storage/open-storage";
import { type FileSource, type ServedFile, serveFile } from "@/lib/storage/serve-file";
import { dayIn } from "@/lib/text/time-zone";
import { noFile, wantsDownload } from "./answers";
import { type VideoPart, videoFile } from "./video-file";

const id = z.uuid();

/**
 * Serves a user's own video. A signed-out visitor, another user's video, an unfinished one, one in the trash and an
 * unknown one all get the same empty 404, so that an id reveals nothing. The page of the trash shows posters. With
 * `redraw`, the file is served in another form.
 */
export async function serveOwnVideo(
  request: Request,
  part: VideoPart,
  given: string,
  redraw?: (file: ServedFile) => Promise<{ file: ServedFile; storage: FileSource } | null>,
): Promise<Response> {
  const user = await getUser();
  const asked = id.safeParse(given);
  if (!user || !asked.success) return noFile();
  const video = await findVideo(getDb(), { userId: user.id, id: asked.data, trashed: part === "poster" });
  const words = video?.title || video?.prompt || "";
  const file =
    video &&
    videoFile(video, part, {
      words,
      day: dayIn(video.createdAt, user.timeZone),
      download: wantsDownload(request),
      shared: false,
    });
  const served = file && (redraw ? await redraw(file) : { file, storage: getStorage() });
  return served ? serveFile(request, served.storage, served.file) : noFile();
}
