import { createMultipartUploader, del, head, list, put } from "@vercel/blob";
import { assertKey, FILE_KEYS } from "./keys";
import { metered, TooLarge } from "./metered";
import { inParts } from "./parts";
import type { PutOptions, PutResult, Storage } from "./storage";
import { createBlobReader } from "./vercel-blob-read";
import { bounded, orNull } from "./vercel-blob-time";

/** How long one small call, or one part of an upload, may take with all the retries of the SDK, in ms. */
const CALL = 20_000;
const PART = 120_000;
const CHECKED_FOR = 300_000;

/** `callMs` is for tests: the time limit of one small call. */
export type VercelBlobConfig = { token: string; apiUrl?: string | undefined; callMs?: number };

/**
 * A private Vercel Blob store, through its SDK. A file's pathname is its key without a random suffix, so that the key
 * alone finds it again; the store being private keeps it unreadable, not the name.
 */
export function createVercelBlob({ token, apiUrl, callMs = CALL }: VercelBlobConfig): Storage {
  const written = { access: "private" as const, token, addRandomSuffix: false, allowOverwrite: true };
  const find = (key: string) => orNull(bounded(callMs, (abortSignal) => head(key, { token, abortSignal })));
  const reader = createBlobReader({ token, apiUrl, find });
  let checkedAt = Number.NEGATIVE_INFINITY;

  /** A file of more than one part. Until complete() the store shows nothing, and it drops parts never completed. */
  async function upload(key: string, parts: AsyncIterable<Buffer>, { contentType, signal }: PutOptions) {
    const options = { ...written, contentType, ...(signal && { abortSignal: signal }) };
    const uploader = await bounded(callMs, () => createMultipartUploader(key, options), signal);
    const sent: { etag: string; partNumber: number }[] = [];
    for await (const part of parts) {
      sent.push(await bounded(PART, () => uploader.uploadPart(sent.length + 1, part), signal));
    }
    await bounded(PART, () => uploader.complete(sent), signal);
  }

  return {
    async put(key: string, body: AsyncIterable<Uint8Array>, options: PutOptions): Promise<PutResult> {
      assertKey(key);
      const meter = metered(body, options.maxBytes, options.signal);
      // Two parts in memory at most. The SDK's own put({ multipart: true }) would read 128 MB ahead.
      const parts = inParts(meter.chunks);
      try {
        const first = (await parts.next()).value ?? Buffer.alloc(0);
        const second = (await parts.next()).value;
        if (second === undefined) {
          const whole = { ...written, contentType: options.contentType };
          await bounded(PART, (abortSignal) => put(key, first, { ...whole, abortSignal }), options.signal);
        } else {
          await upload(key, prepend([first, second], parts), options);
        }
        reader.forget(key);
        return meter.result();
      } catch (error) {
        if (error instanceof TooLarge) return { ok: false, error: "too_large" };
        throw error;
      } finally {
        await parts.return();
      }
    },
    open: reader.open,
    stat: reader.stat,
    async remove(key) {
      assertKey(key);
      reader.forget(key);
      await orNull(bounded(callMs, (abortSignal) => del(key, { token, abortSignal })));
    },
    async *list(folder) {
      for (let cursor: string | undefined; ; ) {
        const options = { prefix: `${folder}/`, token, ...(cursor && { cursor }) };
        const page = await bounded(callMs, (abortSignal) => list({ ...options, abortSignal }));
        for (const { pathname, size } of page.blobs)
          if (FILE_KEYS.pattern.test(pathname)) yield { key: pathname, bytes: size };
        cursor = page.hasMore ? page.cursor : undefined;
        if (!cursor) return;
      }
    },
    async check() {
      // A write, because a public store reads well and refuses private files. Cached, because each one is billed.
      if (Date.now() - checkedAt < CHECKED_FOR) return;
      await bounded(callMs, (abortSignal) => put("check.txt", "ok", { ...written, abortSignal }));
      checkedAt = Date.now();
    },
  };
}

async function* prepend(first: Buffer[], rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void> {
  yield* first;
  yield* rest;
}
