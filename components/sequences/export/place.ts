import type { Bytes } from "./packets";

/** A file of this browser alone, until it is removed. */
export type OwnFile = Bytes & {
  /** Its content, which is not loaded into memory. It is not written any more. */
  blob(): Promise<Blob>;
  close(): void;
  remove(): Promise<void>;
  /** Whether something could not be written because the device has no space. */
  isFull(): boolean;
};

/** Where exports are written. `isDisk`: in a private folder on disk, and what was begun there outlives a reload. */
export type Place = {
  isDisk: boolean;
  open(name: string): Promise<OwnFile>;
  has(name: string): Promise<boolean>;
  /** Removes what earlier exports left, except for the file of this name, those in use and those that are new. */
  tidy(kept: string): Promise<void>;
};

/** A file that is open for writing: workers have it, and the compiler knows only what pages have. */
type Access = {
  getSize(): number;
  read(into: Uint8Array<ArrayBuffer>, options: { at: number }): number;
  write(bytes: Uint8Array<ArrayBuffer>, options: { at: number }): number;
  truncate(size: number): void;
  close(): void;
};
type Handle = FileSystemFileHandle & { createSyncAccessHandle(): Promise<Access> };

const FOLDER = "exports";
/** A finished file may still be read by a download or an upload that has just begun. */
const READ_MS = 60_000;
/** For how long an export that was interrupted can be continued. */
const CONTINUED_MS = 24 * 3_600_000;
const lockOf = (name: string): string => `ninefold-export-file:${name}`;

/** Thrown when this device has no space for what is written. */
export class StorageFull extends Error {}

/** The private folder of this browser, or memory where it has none. Only in a worker: pages cannot write into the folder. */
export async function openExportPlace(): Promise<Place> {
  try {
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle(FOLDER, { create: true });
    return onDisk(folder);
  } catch {
    return memoryPlace();
  }
}

function onDisk(folder: FileSystemDirectoryHandle): Place {
  return {
    isDisk: true,
    open: async (name) => {
      const handle = (await folder.getFileHandle(name, { create: true })) as Handle;
      const access = await handle.createSyncAccessHandle();
      // Held until this worker ends, so that no other tab takes the file for a leftover.
      void navigator.locks.request(lockOf(name), () => new Promise(() => undefined));
      return fileOf(access, handle, () => folder.removeEntry(name));
    },
    has: (name) =>
      folder.getFileHandle(name).then(
        () => true,
        () => false,
      ),
    tidy: async (kept) => {
      const inUse = new Set((await navigator.locks.query()).held?.map(({ name }) => name));
      for await (const [name, handle] of folder.entries()) {
        if (name === kept || inUse.has(lockOf(name)) || handle.kind !== "file") continue;
        const age = Date.now() - (await (handle as FileSystemFileHandle).getFile()).lastModified;
        if (age > (name.endsWith(PART) ? CONTINUED_MS : READ_MS)) await folder.removeEntry(name).catch(() => undefined);
      }
    },
  };
}

/** The ending of files that hold an export's encoded packets. */
export const PART = ".part";

function fileOf(access: Access, handle: FileSystemFileHandle, removeEntry: () => Promise<void>): OwnFile {
  const close = () => access.close();
  let isFull = false;
  return {
    size: () => access.getSize(),
    write: (bytes, at) => {
      // A full disk may be an error, fewer bytes than were given, or, in Chromium, 4,294,967,288 of them.
      const before = isFull;
      isFull = true;
      if (access.write(bytes, { at }) !== bytes.byteLength) throw new StorageFull();
      isFull = before;
    },
    read: (into, at) => {
      access.read(into, { at });
    },
    truncate: (size) => access.truncate(size),
    blob: async () => {
      close();
      return handle.getFile();
    },
    close,
    remove: async () => {
      close();
      await removeEntry().catch(() => undefined);
    },
    isFull: () => isFull,
  };
}

const MB = 1024 * 1024;

/** Files of the same kind without a disk. */
export function memoryPlace(): Place {
  return {
    isDisk: false,
    open: async () => {
      let [content, size] = [new Uint8Array(MB), 0];
      return {
        size: () => size,
        write: (bytes, at) => {
          size = Math.max(size, at + bytes.byteLength);
          if (size > content.byteLength) {
            const larger = new Uint8Array(Math.max(size, content.byteLength * 2));
            larger.set(content);
            content = larger;
          }
          content.set(bytes, at);
        },
        read: (into, at) => into.set(content.subarray(at, at + into.byteLength)),
        truncate: (to) => {
          size = to;
        },
        blob: async () => new Blob([content.subarray(0, size)]),
        close: () => undefined,
        remove: async () => {
          [content, size] = [new Uint8Array(), 0];
        },
        isFull: () => false,
      };
    },
    has: async () => false,
    tidy: async () => undefined,
  };
}
