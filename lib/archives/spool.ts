import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, rm, statfs } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { bodyChunks, unlessTooLarge } from "@/lib/http/body";
import { removeOldFiles } from "@/lib/old-files";
import { IMPORT_POLICY } from "./limits";

const DAY = 86_400_000;

/**
 * Writes a body to a temporary file as it arrives, passes the file to `use`, and removes it whatever happens. A ZIP's
 * directory is at its end, so it cannot be read before it has arrived. Null when there is no room for it.
 */
export async function spooled<Value>(
  folder: string,
  request: Request,
  use: (file: string) => Promise<Value>,
): Promise<Value | null> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await removeOldFiles(folder, DAY);
  const room = await roomIn(folder);
  const file = path.join(folder, `${randomUUID()}.zip`);
  try {
    const whole = await unlessTooLarge(async () => {
      // A slow disk slows the sender down.
      await pipeline(Readable.from(bodyChunks(request, room)), createWriteStream(file, { mode: 0o600 }));
      return file;
    });
    return whole === null ? null : await use(whole);
  } finally {
    await rm(file, { force: true });
  }
}

/** An archive is on disk twice while it is imported: as it came, and as what it contains. */
async function roomIn(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return Math.min(IMPORT_POLICY.maxArchive, Math.max(0, (bavail * bsize - IMPORT_POLICY.spare) / 2));
}
