import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { rm, stat } from "node:fs/promises";
import { EXPORT_MODEL } from "@/db/generations/export-model";
import { exportsByRequest, insertExport } from "@/db/sequences/export-queries";
import { findSequence } from "@/db/sequences/sequence-queries";
import { isOverQuota } from "@/lib/accounts/quota";
import { publish } from "@/lib/generations/live/events";
import type { Services } from "@/lib/generations/services";
import { nearestRatio } from "@/lib/generations/settings";
import { type Failure, failure } from "@/lib/http/errors";
import type { Result } from "@/lib/http/result";
import { log } from "@/lib/log";
import type { Recipe } from "@/lib/sequences/content";
import { StorageError } from "@/lib/storage/storage";
import { isVisible } from "@/lib/text/visible";
import { type CheckedExport, checkExport } from "./check-export";
import { EXPORT_POLICY } from "./limits";

/** An export to be stored: `file` is the path of a whole MP4 on this server's disk, which is moved away. */
export type ExportToStore = { userId: string; sequenceId: string; recipe: Recipe; file: string };

/**
 * Stores an exported MP4 as a video of the user's gallery, with its recipe. Returns the id of its generation. The same
 * export again returns the same video, unless that was deleted. Refused with a key of `errors.field` as `fields.file`:
 * `export_unreadable`, `export_large` or `export_store`; `over_quota` and `not_found` have the sentences of their codes.
 */
export async function storeExport(
  services: Pick<Services, "db" | "storage">,
  { userId, sequenceId, recipe, file }: ExportToStore,
): Promise<Result<{ id: string }, Failure>> {
  try {
    if ((await stat(file)).size > EXPORT_POLICY.maxBytes) return failure("too_large", { file: "export_large" });
    const video = await checkExport(file);
    if (!video) return failure("invalid", { file: "export_unreadable" });
    const first = `export:${fingerprint(sequenceId, recipe, video)}`;
    const earlier = await exportsByRequest(services.db, { userId, requestId: first });
    const kept = earlier.find(isKept);
    if (kept) return { ok: true, id: kept.id };
    if (await isOverQuota(services.db, { userId, videos: 1, bytes: video.bytes })) return failure("over_quota");
    const requestId = earlier.length === 0 ? first : `${first}/${earlier.length + 1}`;
    return await keep(services, { userId, sequenceId, recipe, file, video, requestId });
  } finally {
    await rm(file, { force: true });
  }
}

/** A video in the trash, or one that left it for good, does not stand for a new export. */
const isKept = (row: { deletedAt: Date | null; prompt: string }) => row.deletedAt === null && row.prompt !== "";

/** One export of one sequence: the same bytes with other captions are another one. */
function fingerprint(sequenceId: string, recipe: Recipe, { sha256 }: CheckedExport): string {
  return createHash("sha256")
    .update(JSON.stringify([sequenceId, sha256, recipe]))
    .digest("hex");
}

/** The file first, the row last: a row always has its file. */
async function keep(
  { db, storage }: Pick<Services, "db" | "storage">,
  given: ExportToStore & { video: CheckedExport; requestId: string },
): Promise<Result<{ id: string }, Failure>> {
  const { userId, sequenceId, recipe, file, video, requestId } = given;
  const name = isVisible(recipe.name) ? recipe.name : (await findSequence(db, { userId, id: sequenceId }))?.name;
  if (!name) return failure("not_found");
  const videoKey = `videos/${randomUUID()}.mp4`;
  try {
    const options = { contentType: "video/mp4", maxBytes: EXPORT_POLICY.maxBytes };
    const stored = await storage.put(videoKey, createReadStream(file), options);
    if (!stored.ok || stored.sha256 !== video.sha256) throw new StorageError("An export changed while it was stored.");
  } catch (error) {
    await storage.remove(videoKey).catch(() => undefined);
    if (!(error instanceof StorageError)) throw error;
    log.often("an export could not be stored", error);
    return failure("unavailable", { file: "export_store" });
  }
  const pixels = { videoWidth: video.width, videoHeight: video.height };
  const measured = { ratio: nearestRatio(video), duration: Math.max(1, Math.round(video.seconds)), ...pixels };
  const words = { prompt: name, title: name, model: EXPORT_MODEL };
  const stored = { videoKey, videoBytes: video.bytes, videoSha256: video.sha256 };
  const row = { userId, requestId, sequenceId, recipe, ...words, ...measured, ...stored };
  const recorded = await insertExport(db, row).catch(async (error) => {
    await storage.remove(videoKey).catch(() => undefined);
    throw error;
  });
  if (recorded) {
    publish({ id: recorded.transition, userId, generationId: recorded.id, from: null, to: "ready" });
    return { ok: true, id: recorded.id };
  }
  await storage.remove(videoKey);
  // Another request with the same export was faster, or the sequence was deleted for good meanwhile.
  const [faster] = (await exportsByRequest(db, { userId, requestId })).filter(isKept);
  return faster ? { ok: true, id: faster.id } : failure("not_found");
}
