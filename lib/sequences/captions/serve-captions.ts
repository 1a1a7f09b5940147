import "server-only";
import { createHash } from "node:crypto";
import { z } from "zod";
import { getDb } from "@/db/client";
import type { Db } from "@/db/database";
import { findShownRecipe } from "@/db/sequences/caption-queries";
import { authedLoader } from "@/lib/auth/authed-loader";
import { getUser } from "@/lib/auth/session";
import { noFile } from "@/lib/files/answers";
import { exportRecipe } from "@/lib/sequences/schema";
import { inMemory } from "@/lib/storage/in-memory";
import { serveFile } from "@/lib/storage/serve-file";
import { type CaptionTrack, captionLanguages } from "./caption-tracks";
import { cuesOf } from "./cue";
import { exportedCaptions } from "./exported-captions";
import { toVtt } from "./write-cues";

/** Above the controls, which otherwise cover the captions of a paused video. */
const ABOVE_CONTROLS = " line:-4";

const id = z.uuid();

/** The captions of one of the user's own videos, or null. */
export const loadCaptionTrack = authedLoader(async (user, videoId: string): Promise<CaptionTrack | null> => {
  const language = (await captionLanguages(getDb(), { userId: user.id, ids: [videoId] })).get(videoId);
  return language === undefined ? null : { url: `/api/files/captions/${videoId}`, language };
});

/** Serves the captions of a user's own video; everything else gets the empty 404 of a video that never existed. */
export async function serveOwnCaptions(request: Request, given: string): Promise<Response> {
  const user = await getUser();
  const asked = id.safeParse(given);
  if (!user || !asked.success) return noFile();
  return serveCaptions(getDb(), request, { userId: user.id, id: asked.data, shared: false });
}

/** Serves the captions of a user's video as WebVTT; the caller has checked who may have them. 404 where it has none. */
export async function serveCaptions(
  db: Db,
  request: Request,
  { userId, id, shared }: { userId: string; id: string; shared: boolean },
): Promise<Response> {
  const recipe = exportRecipe.safeParse(await findShownRecipe(db, { userId, id }));
  if (!recipe.success || recipe.data.captions.length === 0) return noFile();
  const { data } = recipe;
  const bytes = Buffer.from(toVtt(cuesOf(exportedCaptions(data), data.rate), ABOVE_CONTROLS));
  const contentType = "text/vtt; charset=utf-8";
  return serveFile(request, inMemory(bytes, contentType), {
    ...{ key: "captions", contentType, bytes: bytes.byteLength, filename: "captions.vtt", disposition: "inline" },
    etag: createHash("sha256").update(bytes).digest("hex"),
    // As the video's.
    cacheControl: "private, no-cache",
    crossOrigin: shared ? "cross-origin" : "same-origin",
  });
}
