import path from "node:path";
import { createLocalDisk } from "@/lib/storage/local-disk";
import { s3Config } from "@/lib/storage/open-storage";
import { createS3 } from "@/lib/storage/s3";
import type { Storage } from "@/lib/storage/storage";
import { BACKUP_KEYS } from "./manifest";
import type { BackupPlace } from "./place";

/** A place for backups as a store with keys of its own. Throws StorageError where S3 is not set. */
export function openPlace(place: BackupPlace): Storage {
  return place.kind === "s3"
    ? createS3(s3Config(place.bucket, place.prefix), BACKUP_KEYS)
    : createLocalDisk(path.resolve(/* turbopackIgnore: true */ place.path), BACKUP_KEYS);
}
