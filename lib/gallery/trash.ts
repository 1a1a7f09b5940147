import "server-only";
import { deleteGenerations, listExpired, ownersOfExpired } from "@/db/gallery/entry-queries";
import type { Services } from "@/lib/generations/services";
import { log } from "@/lib/log";
import { TRASH_DAYS } from "./limits";

/** Videos that one look at a bin removes at most. */
const BATCH = 50;

/** Empties every bin of what has been in it for its days, whether or not its owner ever looks there again. */
export async function emptyExpiredTrash(services: Pick<Services, "db" | "storage">): Promise<void> {
  for (const userId of await ownersOfExpired(services.db, { days: TRASH_DAYS }))
    await emptyTrashOf(services, { userId });
}

/**
 * Removes a user's videos whose time in the bin is over, files first: should this stop half way, the row is still there
 * and the next look goes on. Returns how many.
 */
export async function emptyTrashOf(
  { db, storage }: Pick<Services, "db" | "storage">,
  { userId, all }: { userId: string; all?: boolean },
): Promise<number> {
  let removed = 0;
  for (;;) {
    const expired = await listExpired(db, { userId, limit: BATCH, days: all ? 0 : TRASH_DAYS });
    for (const { id, videoKey, posterKey } of expired) {
      for (const key of [videoKey, posterKey]) if (key) await storage.remove(key);
      await deleteGenerations(db, { userId, id });
      removed += 1;
    }
    if (removed > 0) log.info("the bin was emptied", { removed });
    if (expired.length < BATCH || !all) return removed;
  }
}
