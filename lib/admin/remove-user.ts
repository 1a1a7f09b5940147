import "server-only";
import { deleteAllSessions } from "@/db/accounts/account-queries";
import type { Admin } from "@/db/admin/actor";
import { countAtProvider, listImageFiles, listVideoFiles } from "@/db/admin/content-admin-queries";
import { deleteUser, setDisabled } from "@/db/admin/user-admin-queries";
import type { Services } from "@/lib/generations/services";
import type { AdminChange } from "./change";
import { cancelQueued, recordAct } from "./users";

const FILES_AT_ONCE = 100;

/**
 * Deletes a user with all their data: files first, so that a deletion that stops halfway can be repeated. Refused while
 * generations of theirs are at the provider, because a task that was paid for must belong to somebody.
 */
export async function removeUser(
  admin: Admin,
  services: Services,
  { userId }: { userId: string },
): Promise<AdminChange> {
  const { db, storage } = services;
  if ((await countAtProvider(admin, db, { userId })) > 0) return { ok: false, error: "at_provider" };
  const denied = await setDisabled(admin, db, { userId, disabled: true });
  if (denied) return { ok: false, error: denied };
  await deleteAllSessions(db, { userId });
  await cancelQueued(admin, services, { userId });
  // One may have been submitted while the others were canceled.
  if ((await countAtProvider(admin, db, { userId })) > 0) return { ok: false, error: "at_provider" };
  for (const list of [listVideoFiles, listImageFiles]) {
    for (let after = ""; ; ) {
      const rows = await list(admin, db, { userId, after, limit: FILES_AT_ONCE });
      for (const key of rows.flatMap(({ keys }) => keys)) if (key) await storage.remove(key);
      const last = rows.at(-1);
      if (!last) break;
      after = last.id;
    }
  }
  const left = await deleteUser(admin, db, { userId });
  if (left) return { ok: false, error: left };
  await recordAct(admin, services, "user_deleted", userId);
  return { ok: true };
}
