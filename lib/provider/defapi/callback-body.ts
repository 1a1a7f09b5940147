import zlib from "node:zlib";
import type { CallbackCall } from "../port";
import { taskIdSchema } from "./contract";

const BYTES_LIMIT = 64 * 1024;
const DEPTH_LIMIT = 5;
const VALUES_LIMIT = 2_000;

/**
 * The task id in a callback, or null. Neither the form of a callback nor its nesting is documented: it may be the
 * query's answer, the task alone, a list, a form, compressed, or in the address. Nothing else in it is ever trusted, so
 * nothing else is read. Never throws.
 */
export async function parseCallbackTaskId(call: CallbackCall): Promise<string | null> {
  const inBody = call.body === null || call.body.length > BYTES_LIMIT ? null : await readValue(call);
  return findTaskId(inBody) ?? findTaskId(Object.fromEntries(call.query ?? []));
}

async function readValue({ body, contentType, contentEncoding }: CallbackCall): Promise<unknown> {
  const bytes = decompress(Buffer.from(body ?? ""), contentEncoding ?? "");
  const type = contentType ?? "";
  if (/^\s*multipart\//i.test(type)) {
    const form = await new Response(new Uint8Array(bytes), { headers: { "content-type": type } })
      .formData()
      .catch(() => new FormData());
    const fields = [...form].map(async ([name, value]) => [
      name,
      typeof value === "string" ? value : await value.text(),
    ]);
    return Object.fromEntries(await Promise.all(fields));
  }
  const text = decode(bytes, /charset\s*=\s*"?([\w-]+)/i.exec(type)?.[1]).trim();
  // Not by the type: JSON comes as text, as a form, or without any type.
  return parseJson(text) ?? (text.includes("=") ? Object.fromEntries(new URLSearchParams(text)) : text);
}

/** Decompresses by `Content-Encoding`, or by the first bytes. What cannot be decompressed stays as it is. */
function decompress(bytes: Buffer, encoding: string): Buffer {
  const names = encoding.toLowerCase().split(",").slice(0, 3).reverse();
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) names.unshift("gzip");
  const limit = { maxOutputLength: BYTES_LIMIT };
  for (const name of names) {
    for (const undo of DECOMPRESSORS[name.trim()] ?? []) {
      try {
        bytes = undo(bytes, limit);
        break;
      } catch {
        // Declared as compressed but is not, or is longer than anything that is read.
      }
    }
  }
  return bytes;
}

const DECOMPRESSORS: Record<string, ((bytes: Buffer, limit: { maxOutputLength: number }) => Buffer)[]> = {
  gzip: [zlib.gunzipSync],
  "x-gzip": [zlib.gunzipSync],
  // Senders disagree whether the zlib wrapper belongs to it.
  deflate: [zlib.inflateSync, zlib.inflateRawSync],
  br: [zlib.brotliDecompressSync],
};

/** Text in the encoding that its byte order mark, its zeros or its type indicate; the mark is removed. */
function decode(bytes: Buffer, charset = "utf-8"): string {
  const [first, second] = bytes;
  const little = (first === 0xff && second === 0xfe) || (first !== 0 && second === 0);
  const big = (first === 0xfe && second === 0xff) || (first === 0 && second !== 0);
  try {
    return new TextDecoder(little ? "utf-16le" : big ? "utf-16be" : charset).decode(bytes);
  } catch {
    return bytes.toString("utf8");
  }
}

/** An object or a list; other JSON names no task. */
function parseJson(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "string" ? parseJson(value) : typeof value === "object" ? value : null;
  } catch {
    return null;
  }
}

/** The provider's own ids, recognizable by their form wherever they are. */
const PROVIDERS_OWN = /^ta[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Ranks the names that may contain an id: `id` may also number a delivery, a user or a file. */
function rank(key: string, parent: string, id: string): number {
  // Forms write nested names as `data[task_id]` and `data.task_id`.
  const name = key.toLowerCase().replace(/^.*[[.]|[\]_-]/g, "");
  if (name === "taskid") return 0;
  if (PROVIDERS_OWN.test(id)) return 1;
  if (name !== "id") return name === "task" ? 5 : Number.POSITIVE_INFINITY;
  return { task: 2, data: 3, "": 4 }[parent] ?? (parent === "result" ? 6 : Number.POSITIVE_INFINITY);
}

/** Searches level by level, so that of two equal matches the one nearer to the root wins. */
function findTaskId(root: unknown): string | null {
  let best: { id: string; rank: number } | null = null;
  let level = [{ value: root, key: "", parent: "" }];
  for (let depth = 0, seen = 0; depth <= DEPTH_LIMIT && level.length > 0; depth++) {
    const next: typeof level = [];
    for (const { value, key, parent } of level) {
      if (++seen > VALUES_LIMIT) return best?.id ?? null;
      const id = taskIdSchema.safeParse(value);
      if (id.success) {
        const here = rank(key, parent, id.data);
        if (here < (best?.rank ?? Number.POSITIVE_INFINITY)) best = { id: id.data, rank: here };
      }
      const inner = typeof value === "string" ? parseJson(value) : value;
      if (typeof inner !== "object" || inner === null) continue;
      // The items of a list have the list's key.
      if (Array.isArray(inner)) next.push(...inner.map((item) => ({ value: item, key, parent })));
      else {
        const own = Object.entries(inner).filter(([name]) => name !== "__proto__");
        next.push(...own.map(([name, item]) => ({ value: item, key: name, parent: key })));
      }
    }
    level = next;
  }
  return best?.id ?? null;
}
