import "server-only";
import { deleteGenerations, listExpired, ownersOfExpired } from "@/db/gallery/entry-queries";
import type { Services } from "@/lib/generations/services";
import { log } from "@/lib/log";
import { TRASH_DAYS } from "./limits";

/** The most videos that one page view deletes from the trash. */
const BATCH = 50;

/** Deletes everything that has expired in any user's trash, whether or not its owner ever opens it again. */
export async function emptyExpiredTrash(services: Pick<Services, "db" | "storage">): Promise<void> {
  for (const userId of await ownersOfExpired(services.db, { days: TRASH_DAYS }))
    await emptyTrashOf(services, { userId });
}

/**
 * Deletes a user's expired videos from the trash, files first: if this stops halfway, the row still exists and the next
 * run continues. Returns how many.
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
    if (removed > 0) log.info("the trash was emptied", { removed });
    if (expired.length < BATCH || !all) return removed;
  }
}
