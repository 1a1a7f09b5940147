import { assertKey } from "./keys";
import { slice } from "./slice";
import { type ByteRange, StorageError, type StoredFile } from "./storage";
import { bounded } from "./vercel-blob-time";

const HEADERS = 20_000;
const REMEMBERED = 1_000;

type Found = { url: string; size: number; contentType: string };
type Config = { token: string; apiUrl?: string | undefined; find: (key: string) => Promise<Found | null> };

/**
 * The reading half. The SDK's get() supports no ranges and builds the address itself, so the file is fetched from the
 * URL that the store's own head() returned. Files never change under their key, so that URL is cached: a player
 * requests dozens of ranges of one file.
 */
export function createBlobReader({ token, apiUrl, find }: Config) {
  const known = new Map<string, Found>();

  async function lookUp(key: string): Promise<Found | null> {
    assertKey(key);
    const remembered = known.get(key);
    if (remembered !== undefined) return remembered;
    const found = await find(key);
    if (found === null) return null;
    if (!trusted(found.url, apiUrl)) throw new StorageError("Vercel Blob named a file outside its own addresses.");
    if (known.size >= REMEMBERED) known.clear();
    known.set(key, found);
    return found;
  }

  async function open(key: string, range?: ByteRange): Promise<StoredFile | null> {
    const found = await lookUp(key);
    if (found === null) return null;
    const headers = new Headers({ Authorization: `Bearer ${token}` });
    if (range !== undefined) headers.set("Range", `bytes=${range.start}-${range.end}`);
    const response = await bounded(HEADERS, () => fetch(found.url, { headers, redirect: "error", cache: "no-store" }));
    if (response.status === 404) {
      known.delete(key);
      await response.body?.cancel();
      return null;
    }
    if (!response.ok || response.body === null) {
      await response.body?.cancel();
      throw new StorageError(`Vercel Blob answered ${response.status} to a read.`);
    }
    // A cache in between may answer a range with the whole file: slice it here instead of sending the wrong bytes.
    const body = range !== undefined && response.status === 200 ? slice(response.body, range) : response.body;
    return { body, bytes: found.size, contentType: found.contentType };
  }

  return {
    open,
    async stat(key: string) {
      // Looked up again: the answer tells whether the file still exists.
      known.delete(key);
      const found = await lookUp(key);
      return found === null ? null : { bytes: found.size };
    },
    forget: (key: string) => void known.delete(key),
  };
}

/** The token must only go to the store: its own hosts, or the origin of a configured test server. */
function trusted(url: string, apiUrl: string | undefined): boolean {
  const { protocol, hostname, origin } = new URL(url);
  if (apiUrl !== undefined && origin === new URL(apiUrl).origin) return true;
  return protocol === "https:" && hostname.endsWith(".blob.vercel-storage.com");
}
