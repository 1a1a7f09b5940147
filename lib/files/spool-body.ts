import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { unlessTooLarge } from "@/lib/http/body";
import { removeOldFiles } from "@/lib/old-files";

const DAY = 86_400_000;

/**
 * Writes a body (`bodyChunks`) to a temporary file in `folder` as it arrives, passes its path to `use`, and removes it
 * whatever happens. A slow disk slows the sender down. Null when the body was too large.
 */
export async function spoolBody<Value>(
  folder: string,
  chunks: AsyncIterable<Uint8Array>,
  use: (file: string) => Promise<Value>,
): Promise<Value | null> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await removeOldFiles(folder, DAY);
  const file = path.join(folder, randomUUID());
  try {
    const whole = await unlessTooLarge(async () => {
      await pipeline(Readable.from(chunks), createWriteStream(file, { mode: 0o600 }));
      return file;
    });
    return whole === null ? null : await use(whole);
  } finally {
    await rm(file, { force: true });
  }
}
