import type { Db } from "@/db/database";
import { findMark } from "@/db/instance/instance-queries";
import { beginMove, endMove, type FilePlace, namesFiles, settlePlace } from "@/db/instance/place-queries";
import { log } from "@/lib/log";
import { preferredStore, STORE_NAMES, storeBeforeS3 } from "./open-storage";

/**
 * Decides once where the files of this database are. A setting that says otherwise later does not make them unfindable:
 * only moving changes the place. While there are no files yet, the newest setting counts.
 */
export async function settleStore(db: Db): Promise<FilePlace> {
  const preferred = preferredStore();
  const existing = (await findMark(db)) !== null || (await namesFiles(db));
  const place = await settlePlace(db, existing ? storeBeforeS3() : preferred);
  if (place.movingFrom !== null) {
    log.warn(
      `Files are being moved from ${STORE_NAMES[place.movingFrom]} to ${STORE_NAMES[place.store]}. Finish with \`npm run storage -- move --to ${place.store}\`.`,
    );
    return place;
  }
  if (place.store === preferred) return place;
  if (!existing) {
    await beginMove(db, { to: preferred, from: place.store });
    await endMove(db, preferred);
    return { store: preferred, movingFrom: null };
  }
  log.warn(
    `The files of this database are in ${STORE_NAMES[place.store]}, although ${STORE_NAMES[preferred]} is set. \`npm run storage -- move --to ${preferred}\` moves them while the server runs.`,
  );
  return place;
}
