import { randomUUID } from "node:crypto";
import { open, opendir, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { assertKey, FILE_KEYS, type Keys } from "./keys";
import { disk, isMissing, prepareFolders, syncFolder } from "./local-disk-folders";
import { metered, TooLarge } from "./metered";
import { readOnDemand } from "./read-on-demand";
import type { ByteRange, PutOptions, PutResult, Storage, StoredFile } from "./storage";

/**
 * Files in a folder of this machine. A write goes to a temporary file on the same disk, is flushed, and is only then
 * renamed, so that a crash or a power cut leaves either the whole file or none.
 */
export function createLocalDisk(root: string, keys: Keys = FILE_KEYS): Storage {
  const incoming = path.join(root, ".incoming");
  const pathOf = (key: string) => {
    assertKey(key, keys);
    return path.join(root, key);
  };
  let prepared: Promise<void> | undefined;
  const ready = () => {
    prepared ??= prepareFolders(root, incoming, keys.folders).catch((error) => {
      prepared = undefined; // A disk that was full or read-only may have been mended since.
      throw error;
    });
    return prepared;
  };

  async function put(key: string, body: AsyncIterable<Uint8Array>, options: PutOptions): Promise<PutResult> {
    const target = pathOf(key);
    await ready();
    const temporary = path.join(incoming, randomUUID());
    const file = await disk(() => open(temporary, "wx", 0o600));
    const meter = metered(body, options.maxBytes, options.signal);
    try {
      for await (const chunk of meter.chunks) await disk(() => file.writeFile(chunk));
      await disk(() => file.sync());
      await disk(() => file.close());
      await disk(() => rename(temporary, target));
      await syncFolder(path.dirname(target));
      return meter.result();
    } catch (error) {
      await file.close().catch(() => {});
      await rm(temporary, { force: true }).catch(() => {});
      if (error instanceof TooLarge) return { ok: false, error: "too_large" };
      throw error;
    }
  }

  async function openFile(key: string, range?: ByteRange): Promise<StoredFile | null> {
    const file = pathOf(key);
    const found = await orNull(() => stat(file));
    if (found === null) return null;
    const last = range === undefined ? found.size - 1 : Math.min(range.end, found.size - 1);
    return { body: readOnDemand(file, range?.start ?? 0, last), bytes: found.size, contentType: null };
  }

  return {
    put,
    open: openFile,
    async stat(key) {
      const found = await orNull(() => stat(pathOf(key)));
      return found === null ? null : { bytes: found.size };
    },
    async remove(key) {
      await disk(() => rm(pathOf(key), { force: true }));
    },
    async *list(folder) {
      const found = await orNull(() => opendir(path.join(root, folder)));
      for await (const entry of found ?? []) {
        const key = `${folder}/${entry.name}`;
        const file = keys.pattern.test(key) ? await orNull(() => stat(path.join(root, key))) : null;
        if (file?.isFile()) yield { key, bytes: file.size };
      }
    },
    async check() {
      await ready();
      const probe = path.join(incoming, randomUUID());
      const file = await disk(() => open(probe, "wx", 0o600));
      await disk(() => file.writeFile("ok")).finally(() => file.close().catch(() => {}));
      await disk(() => rm(probe));
    },
  };
}

async function orNull<T>(work: () => Promise<T>): Promise<T | null> {
  return disk(() => work().catch((error: unknown) => (isMissing(error) ? null : Promise.reject(error))));
}
