import "server-only";
import type { Denied } from "@/db/accounts/last-admin-query";
import {
  deleteAudioRows,
  deleteEndedAccount,
  deleteImageRows,
  deleteRows,
  endAccount,
  listEndedAccounts,
  listEndedGenerations,
  listOwnAudio,
  listOwnImages,
  listQueued,
} from "@/db/removal/removal-queries";
import { cancel } from "@/lib/generations/lifecycle/user-actions";
import type { Services } from "@/lib/generations/services";
import type { Result } from "@/lib/http/result";
import { log } from "@/lib/log";

const FILES_AT_ONCE = 100;

/** Nothing is added to a disabled user's queue, so one pass is enough. Returns how many were canceled. */
export async function cancelQueued(services: Services, { userId }: { userId: string }): Promise<number> {
  let canceled = 0;
  for (const id of await listQueued(services.db, { userId })) if (await cancel(services, { userId, id })) canceled += 1;
  return canceled;
}

/**
 * Deletes a user with all their data. At once: sessions, links, prompts, images, videos, and what is queued, whose
 * credits are released. A generation that the provider is working on is paid for: its row, which says nothing any more,
 * stays until its cost is known, and its video is then dropped. `finished` false: that is still to come.
 */
export async function removeUser(
  services: Services,
  { userId }: { userId: string },
): Promise<Result<{ finished: boolean }, Denied>> {
  const denied = await endAccount(services.db, { userId });
  if (denied) return { ok: false, error: denied };
  await cancelQueued(services, { userId });
  return { ok: true, finished: await finishRemoval(services, { userId }) };
}

/** Files first, so that a removal that stops halfway is continued by the next cleanup. */
async function finishRemoval({ db, storage }: Pick<Services, "db" | "storage">, { userId }: { userId: string }) {
  const kinds = [
    { list: listEndedGenerations, forget: deleteRows },
    { list: listOwnImages, forget: deleteImageRows },
    { list: listOwnAudio, forget: deleteAudioRows },
  ];
  for (const { list, forget } of kinds) {
    for (;;) {
      const rows = await list(db, { userId, limit: FILES_AT_ONCE });
      if (rows.length === 0) break;
      for (const key of rows.flatMap(({ keys }) => keys)) if (key) await storage.remove(key);
      await forget(db, { userId, ids: rows.map(({ id }) => id) });
    }
  }
  return deleteEndedAccount(db, { userId });
}

/** Finishes removals that waited for the provider, or that stopped halfway. */
export async function finishRemovals(services: Services): Promise<void> {
  for (const userId of await listEndedAccounts(services.db)) {
    await cancelQueued(services, { userId });
    if (await finishRemoval(services, { userId })) log.info("a deleted account is gone", { user: userId });
  }
}
