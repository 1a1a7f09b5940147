import path from "node:path";
import { env } from "@/env";
import { createLocalDisk } from "./local-disk";
import { type Storage, StorageError } from "./storage";
import { createVercelBlob } from "./vercel-blob";

// One instance for all bundles: Next builds each route separately, and each would clean and probe again.
const shared = globalThis as typeof globalThis & { ninefoldStorage?: Storage };

/** The configured store: Vercel Blob with a token, else the disk under DATA_DIR. */
export function getStorage(): Storage {
  shared.ninefoldStorage ??= openStorage();
  return shared.ninefoldStorage;
}

function openStorage(): Storage {
  if (env.BLOB_READ_WRITE_TOKEN !== undefined) {
    return createVercelBlob({ token: env.BLOB_READ_WRITE_TOKEN, apiUrl: env.VERCEL_BLOB_API_URL });
  }
  if (env.VERCEL !== undefined) {
    // The disk of a function is gone after the request: a video would be paid for and lost.
    throw new StorageError("On Vercel, BLOB_READ_WRITE_TOKEN is needed: connect a private Blob store to the project.");
  }
  return createLocalDisk(path.resolve(/* turbopackIgnore: true */ env.DATA_DIR, "files"));
}
