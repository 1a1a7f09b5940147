import { findPlace } from "@/db/instance/place-queries";
import type { StoreName } from "@/db/schema/instance";
import { FILE_KEYS } from "./keys";
import type { Job } from "./move-files";
import { STORE_NAMES } from "./open-storage";
import type { Storage } from "./storage";

type Clear = Job & { open: (name: StoreName) => Storage; store: StoreName };

/** Deletes all our files in a store that is no longer in use. Returns false when it is. */
export async function clearStore({ db, open, store, report, signal }: Clear): Promise<boolean> {
  const place = await findPlace(db);
  if (place === null || place.store === store || place.movingFrom === store) {
    report(`${STORE_NAMES[store]} is in use: move the files first.`);
    return false;
  }
  const storage = open(store);
  let removed = 0;
  for (const folder of FILE_KEYS.folders) {
    for await (const { key } of storage.list(folder)) {
      signal.throwIfAborted();
      await storage.remove(key);
      removed += 1;
    }
  }
  report(`${removed} files were deleted from ${STORE_NAMES[store]}.`);
  return true;
}
