import type { Db } from "@/db/database";
import { deleteOldAudio, deleteUnusedAudio, findAudio } from "@/db/sequences/audio-queries";
import { type Failure, failure } from "@/lib/http/errors";
import type { Result } from "@/lib/http/result";
import { log } from "@/lib/log";
import type { Storage } from "@/lib/storage/storage";

type Deps = { db: Db; storage: Pick<Storage, "remove"> };

/** Files that one pass of the cleanup removes at a time. */
const AT_ONCE = 100;

/** Deletes a file that nothing uses. */
export async function deleteAudio(
  { db, storage }: Deps,
  key: { userId: string; id: string },
): Promise<Result<object, Failure>> {
  const file = await deleteUnusedAudio(db, key);
  if (file === null) return failure((await findAudio(db, key)) ? "conflict" : "not_found");
  await storage.remove(file);
  return { ok: true };
}

/**
 * For the cleanup: removes files that nothing used for 30 days. The row goes first, under its conditions, because the
 * file may be chosen meanwhile; a file whose removal fails is found by `npm run storage -- check`.
 */
export async function purgeAudio({ db, storage }: Deps): Promise<void> {
  for (;;) {
    const files = await deleteOldAudio(db, { limit: AT_ONCE });
    if (files.length === 0) return;
    for (const file of files)
      await storage.remove(file).catch((error) => log.often("an audio file could not be removed", error));
  }
}
