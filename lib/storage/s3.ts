import { assertKey, FILE_KEYS, type Keys } from "./keys";
import { metered, TooLarge } from "./metered";
import { inParts } from "./parts";
import { createS3Client, type S3Config } from "./s3-client";
import { listObjects } from "./s3-list";
import { uploadParts } from "./s3-upload";
import { slice } from "./slice";
import { type ByteRange, type Storage, StorageError, type StoredFile } from "./storage";

/** How long one part of an upload may take, in ms. */
const PART_MS = 120_000;
const CHECKED_FOR_MS = 300_000;
const CHECK = "check.txt";

/** A private bucket of an S3-compatible store. A file's name in the bucket is its key. */
export function createS3(config: S3Config, keys: Keys = FILE_KEYS): Storage {
  const client = createS3Client(config);
  let checkedAt = Number.NEGATIVE_INFINITY;

  async function open(key: string, range?: ByteRange): Promise<StoredFile | null> {
    assertKey(key, keys);
    const headers = range && { Range: `bytes=${range.start}-${range.end}` };
    const response = await client.send({ method: "GET", key, ...(headers && { headers }) });
    if (response === null) return null;
    const bytes = Number(
      /\/(\d+)$/.exec(response.headers.get("content-range") ?? "")?.[1] ??
        response.headers.get("content-length") ??
        Number.NaN,
    );
    const body = response.body ?? new Response("").body;
    if (!Number.isSafeInteger(bytes) || body === null) {
      await body?.cancel();
      throw new StorageError("The S3 store does not say how long a file is.");
    }
    // A cache in between may answer a range with the whole file: slice it here instead of sending the wrong bytes.
    const sent = range !== undefined && response.status === 200 ? slice(body, range) : body;
    return { body: sent, bytes, contentType: response.headers.get("content-type") };
  }

  async function stat(key: string): Promise<{ bytes: number } | null> {
    const response = await client.send({ method: "HEAD", key });
    return response && { bytes: Number(response.headers.get("content-length")) };
  }

  return {
    async put(key, body, options) {
      assertKey(key, keys);
      const { contentType, maxBytes, signal } = options;
      const meter = metered(body, maxBytes, signal);
      // Two parts in memory at most.
      const parts = inParts(meter.chunks);
      const headers = { "Content-Type": contentType };
      try {
        const first = (await parts.next()).value ?? Buffer.alloc(0);
        const second = (await parts.next()).value;
        if (second === undefined) {
          const answer = await client.send({ method: "PUT", key, headers, body: first, ms: PART_MS, signal });
          await answer?.body?.cancel();
        } else await uploadParts(client, { key, headers, signal, ms: PART_MS }, [first, second], parts);
        return meter.result();
      } catch (error) {
        if (error instanceof TooLarge) return { ok: false, error: "too_large" };
        throw error;
      } finally {
        await parts.return();
      }
    },
    open,
    async stat(key) {
      assertKey(key, keys);
      return stat(key);
    },
    async remove(key) {
      assertKey(key, keys);
      await (await client.send({ method: "DELETE", key }))?.body?.cancel();
    },
    list: (folder) => listObjects(client, config.prefix ?? "", `${folder}/`, keys),
    async check() {
      // Cached, because each request is billed by some stores.
      if (performance.now() - checkedAt < CHECKED_FOR_MS) return;
      await (await client.send({ method: "PUT", key: CHECK, body: Buffer.from("ok") }))?.body?.cancel();
      if ((await stat(CHECK))?.bytes !== 2) throw new StorageError("The S3 store does not keep a file as it was sent.");
      const stranger = await fetch(client.addressOf(CHECK), {
        method: "HEAD",
        redirect: "manual",
        cache: "no-store",
      }).catch(() => null);
      if (stranger?.ok)
        throw new StorageError(
          "The S3 bucket lets anyone read its files: make it private, so that only share links show them.",
        );
      checkedAt = performance.now();
    },
  };
}
