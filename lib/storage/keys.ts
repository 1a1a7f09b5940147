import { OLD_FOLDERS } from "@/lib/old-names";
import { StorageError } from "./storage";

/** The folders of stored files. A driver creates them at the start, so that a write never has to create one. */
const FOLDERS = ["videos", "posters", "images", OLD_FOLDERS.images, "thumbs", "marks", "audio"] as const;

const KEY = new RegExp(
  `^(?:${FOLDERS.join("|")})/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\.(?:mp4|webp|jpg|png|txt|mp3|wav|m4a|aac|ogg|flac)$`,
);

/** Which keys a store has. What else is there is not ours: it is neither listed nor touched. */
export type Keys = { folders: readonly string[]; pattern: RegExp };
export const FILE_KEYS: Keys = { folders: FOLDERS, pattern: KEY };

/**
 * Keys are made here and never by a user, yet each is checked again: one from a damaged row must not leave the files'
 * folder.
 */
export function assertKey(key: string, { pattern }: Keys = FILE_KEYS): void {
  if (!pattern.test(key)) throw new StorageError("A file was requested with an invalid key.");
}
