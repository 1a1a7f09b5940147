import { mkdir, statfs } from "node:fs/promises";
import { spoolBody } from "@/lib/files/spool-body";
import { bodyChunks } from "@/lib/http/body";
import { IMPORT_POLICY } from "./limits";

/**
 * Writes a body to a temporary file as it arrives, passes the file to `use`, and removes it whatever happens. A ZIP's
 * directory is at its end, so it cannot be read before it has arrived. Calls `moved` from time to time while it arrives.
 * Null when there is no room for it.
 */
export async function spooled<Value>(
  folder: string,
  { request, moved }: { request: Request; moved: () => Promise<void> },
  use: (file: string) => Promise<Value>,
): Promise<Value | null> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return spoolBody(folder, movingChunks(request, await roomIn(folder), moved), use);
}

async function* movingChunks(request: Request, room: number, moved: () => Promise<void>) {
  let bytes = 0;
  for await (const chunk of bodyChunks(request, room)) {
    bytes += chunk.byteLength;
    if (bytes >= IMPORT_POLICY.leaseBytes) {
      bytes = 0;
      await moved();
    }
    yield chunk;
  }
}

/** Whether the disk has room for this many bytes more, and some to spare. */
export async function diskHasRoom(folder: string, bytes: number): Promise<boolean> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize - IMPORT_POLICY.spare > bytes;
}

/** An archive is on disk twice while it is imported: as it came, and as what it contains. */
async function roomIn(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return Math.min(IMPORT_POLICY.maxArchive, Math.max(0, (bavail * bsize - IMPORT_POLICY.spare) / 2));
}
