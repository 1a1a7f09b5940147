import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, readdir, rm, stat, statfs } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { bodyChunks, unlessTooLarge } from "@/lib/http/body";
import { IMPORT_POLICY } from "./limits";

const DAY = 86_400_000;

/**
 * Writes a body to a file of its own as it arrives, gives the file to `use`, and removes it whatever happens. Its list of
 * contents is at a ZIP's end, so it cannot be read before it is there. Null when there is no room for it.
 */
export async function spooled<Value>(
  folder: string,
  request: Request,
  use: (file: string) => Promise<Value>,
): Promise<Value | null> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await removeLeftovers(folder);
  const room = await roomIn(folder);
  const file = path.join(folder, `${randomUUID()}.zip`);
  try {
    const whole = await unlessTooLarge(async () => {
      // The pressure of the disk is passed back to the sender.
      await pipeline(Readable.from(bodyChunks(request, room)), createWriteStream(file, { mode: 0o600 }));
      return file;
    });
    return whole === null ? null : await use(whole);
  } finally {
    await rm(file, { force: true });
  }
}

/** An archive lies on the disk twice while it is taken in: as it came, and as what it holds. */
async function roomIn(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return Math.min(IMPORT_POLICY.maxArchive, Math.max(0, (bavail * bsize - IMPORT_POLICY.spare) / 2));
}

/** What a killed process left behind. */
async function removeLeftovers(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const file = path.join(folder, name);
    const found = await stat(file).catch(() => null);
    if (found && Date.now() - found.mtimeMs > DAY) await rm(file, { force: true });
  }
}
