import { StorageError } from "./storage";

/** The folders a key may live in. A driver makes them at start, so that a full path never has to be invented later. */
export const FOLDERS = ["videos", "posters", "references", "thumbs", "marks"] as const;

const KEY = new RegExp(
  `^(?:${FOLDERS.join("|")})/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\.(?:mp4|webp|jpg|png|txt)$`,
);

/**
 * Keys are made here and never by a user, yet each is checked again: one that came out of a damaged row must not
 * climb out of the files' folder.
 */
export function assertKey(key: string): void {
  if (!KEY.test(key)) throw new StorageError("A file was asked for by a key that this store never makes.");
}
