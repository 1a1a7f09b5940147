import path from "node:path";
import { getDb } from "@/db/client";
import { findPlace } from "@/db/instance/place-queries";
import type { StoreName } from "@/db/schema/instance";
import { env } from "@/env";
import { createLocalDisk } from "./local-disk";
import { createPlacedStorage } from "./placed-storage";
import { createS3 } from "./s3";
import type { S3Config } from "./s3-client";
import { type Storage, StorageError } from "./storage";
import { createVercelBlob } from "./vercel-blob";

// One instance for all bundles: Next builds each route separately, and each would clean and probe again.
const shared = globalThis as typeof globalThis & { ninefoldStorage?: Storage };

/** The files of this server, wherever its database says that they are. */
export function getStorage(): Storage {
  shared.ninefoldStorage ??= createPlacedStorage(openStore, async () => (await findPlace(getDb())) ?? nowhere());
  return shared.ninefoldStorage;
}

const nowhere = () => ({ store: preferredStore(), movingFrom: null });

/** Where a new database keeps its files: S3 or Vercel Blob where they are set, else the disk under DATA_DIR. */
export const preferredStore = (): StoreName => (env.S3_BUCKET ? "s3" : storeBeforeS3());

/** Where a database has its files that an older version made. */
export const storeBeforeS3 = (): StoreName => (env.BLOB_READ_WRITE_TOKEN ? "blob" : "disk");

/** How each store is called in sentences. */
export const STORE_NAMES: Record<StoreName, string> = { disk: "DATA_DIR", s3: "S3", blob: "Vercel Blob" };

/** Throws StorageError where the environment does not say how to reach it. */
export function openStore(name: StoreName): Storage {
  switch (name) {
    case "s3":
      if (!env.S3_BUCKET) throw unset("S3", "S3_BUCKET");
      return createS3(s3Config(env.S3_BUCKET));
    case "blob":
      if (!env.BLOB_READ_WRITE_TOKEN) throw unset("Vercel Blob", "BLOB_READ_WRITE_TOKEN");
      return createVercelBlob({ token: env.BLOB_READ_WRITE_TOKEN, apiUrl: env.VERCEL_BLOB_API_URL });
    case "disk":
      // The disk of a function is gone after the request: a video would be paid for and lost.
      if (env.VERCEL !== undefined) {
        throw new StorageError(
          "On Vercel, BLOB_READ_WRITE_TOKEN is needed: connect a private Blob store to the project. Or set S3_BUCKET.",
        );
      }
      return createLocalDisk(path.resolve(/* turbopackIgnore: true */ env.DATA_DIR, "files"));
  }
}

const unset = (store: string, variable: string) =>
  new StorageError(`Files are or should be in ${store}, and ${variable} is not set. Set it and restart the server.`);

/** How a bucket is reached. Throws StorageError where the environment does not say it. */
export function s3Config(bucket: string, prefix = ""): S3Config {
  const { S3_ENDPOINT, S3_REGION, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY, S3_PATH_STYLE } = env;
  if (!S3_ENDPOINT || !S3_ACCESS_KEY_ID || !S3_SECRET_ACCESS_KEY)
    throw new StorageError("S3_ENDPOINT, S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY must be given to use S3.");
  return {
    endpoint: S3_ENDPOINT,
    region: S3_REGION,
    bucket,
    accessKeyId: S3_ACCESS_KEY_ID,
    secretAccessKey: S3_SECRET_ACCESS_KEY,
    pathStyle: S3_PATH_STYLE,
    prefix,
  };
}
