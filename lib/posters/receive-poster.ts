import "server-only";
import { readImages } from "@/db/generations/generation-queries";
import { findVideo } from "@/db/generations/video-queries";
import type { Generation } from "@/db/schema/generations";
import type { Services } from "@/lib/generations/services";
import { dimensionsOf } from "@/lib/generations/settings";
import { generationView } from "@/lib/generations/view";
import { readBody } from "@/lib/http/body";
import { errorResponse, privateHeaders } from "@/lib/http/responses";
import { formatOf, isAnimated } from "@/lib/images/magic";
import { runJob } from "@/lib/media/run-job";
import { encodePoster } from "./encode-poster";
import { savePoster } from "./keep-poster";
import { POSTER_POLICY } from "./limits";

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Receives a frame of the user's own video from the browser, where the server has no ffmpeg: JPEG, PNG or WebP bytes as
 * the body. 201 with `{ generation }`; 409 when there is a poster already; 404 when it is not their own finished video.
 */
export async function receivePoster(
  services: Pick<Services, "db" | "storage" | "publish">,
  { userId, id, request }: { userId: string; id: string; request: Request },
): Promise<Response> {
  const video = ID.test(id) ? await findVideo(services.db, { userId, id }) : null;
  if (!video) return errorResponse("not_found");
  if (video.posterKey) return errorResponse("conflict");
  const bytes = await readBody(request, POSTER_POLICY.maxUploadBytes);
  if (bytes === null) return errorResponse("too_large");
  const still = (await isStillOf(video, bytes)) ? await encodePoster(bytes) : null;
  if (still === null) return errorResponse("invalid");
  const row = await savePoster(services, video.id, still);
  if (row === null) return errorResponse("conflict");
  const generation = generationView(row, await readImages(services.db, row));
  return Response.json({ generation }, { status: 201, headers: privateHeaders });
}

/** Judged by its bytes and header: a single image of a sane size, in the video's own ratio. */
async function isStillOf(video: Generation, bytes: Buffer): Promise<boolean> {
  const format = formatOf(bytes);
  if (format === null || isAnimated(bytes, format)) return false;
  const header = await runJob("small", "header", bytes, {});
  if (!header.ok || header.value.format !== format || header.value.pages > 1) return false;
  const { width, height } = header.value;
  if (Math.max(width, height) > POSTER_POLICY.maxUploadSide) return false;
  if (Math.min(width, height) < POSTER_POLICY.minUploadSide) return false;
  const promised = dimensionsOf(video);
  return Math.abs((width * promised.height) / (height * promised.width) - 1) <= POSTER_POLICY.aspectTolerance;
}
