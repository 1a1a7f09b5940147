import "server-only";
import { z } from "zod";
import { getDb } from "@/db/client";
import { findAudio } from "@/db/sequences/audio-queries";
import { getUser } from "@/lib/auth/session";
import { noFile } from "@/lib/files/answers";
import { getStorage } from "@/lib/storage/open-storage";
import { serveFile } from "@/lib/storage/serve-file";

const id = z.uuid();

/** Serves a user's own audio file; a foreign or unknown one gets the same empty 404 as a signed-out visitor. */
export async function serveAudio(request: Request, given: string): Promise<Response> {
  const user = await getUser();
  const asked = id.safeParse(given);
  if (!user || !asked.success) return noFile();
  const row = await findAudio(getDb(), { userId: user.id, id: asked.data });
  if (!row) return noFile();
  return serveFile(request, getStorage(), {
    key: row.storageKey,
    ...{ contentType: row.contentType, etag: row.sha256, bytes: row.bytes },
    filename: savedName(row.name, row.storageKey),
    disposition: "inline",
    // Revalidated each time: a file that was deleted, or an account that ended, ends with the next request.
    cacheControl: "private, no-cache",
  });
}

/** The name to save it under: the user's, with the ending of what it is. */
const savedName = (name: string, storageKey: string): string =>
  `${name.replace(/\.\w{1,5}$/, "")}.${storageKey.split(".").at(-1)}`;
