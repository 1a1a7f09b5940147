import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { AwsV4Signer } from "aws4fetch";
import { StorageError } from "./storage";

export type S3Config = {
  /** Such as https://s3.eu-central-1.amazonaws.com, without the bucket. */
  endpoint: string;
  region: string;
  bucket: string;
  accessKeyId: string;
  secretAccessKey: string;
  /** The bucket as the first part of the path instead of the host's name. */
  pathStyle: boolean;
  /** What every key begins with: empty, or a path that ends with a slash. */
  prefix?: string;
  /** For tests: the time limit of one small call. */
  callMs?: number;
};

export type S3Call = {
  method: "GET" | "HEAD" | "PUT" | "POST" | "DELETE";
  /** Empty for the bucket itself. */
  key?: string;
  query?: Record<string, string>;
  headers?: Record<string, string>;
  body?: Buffer;
  /** How long it may take until its headers arrive, tries included. */
  ms?: number;
  signal?: AbortSignal | undefined;
};
/** `send` returns an answer of 2xx, whose body must be consumed or canceled, or null for a missing file. */
export type S3Client = { send(call: S3Call): Promise<Response | null>; addressOf(key: string): string };

const CALL_MS = 20_000;
const TRIES = 3;
const FIRST_PAUSE_MS = 200;
const ERROR_BYTES = 20_000;

/** Signed requests to one bucket. A body is in memory: its length and hash are sent, so a store can verify it. */
export function createS3Client({ endpoint, bucket, pathStyle, prefix = "", callMs = CALL_MS, ...keys }: S3Config) {
  const { protocol, host, pathname } = new URL(endpoint);
  const path = pathname.replace(/\/+$/, "");
  const base = pathStyle ? `${protocol}//${host}${path}/${bucket}` : `${protocol}//${bucket}.${host}${path}`;
  const addressOf = (key: string) => `${base}/${key === "" ? "" : prefix + key}`;

  async function once({ method, key = "", query, headers, body }: S3Call, signal: AbortSignal): Promise<Response> {
    const url = new URL(addressOf(key));
    for (const [name, value] of Object.entries(query ?? {})) url.searchParams.set(name, value);
    const sha256 = createHash("sha256")
      .update(body ?? "")
      .digest("hex");
    const signed = await new AwsV4Signer({
      ...keys,
      method,
      url: url.href,
      headers: { ...headers, "X-Amz-Content-Sha256": sha256 },
      service: "s3",
    }).sign();
    // Not part of the signature: proxies in front of some stores rewrite it. A compressed answer has no usable range.
    signed.headers.set("Accept-Encoding", "identity");
    const sent = body && new Uint8Array(body);
    return fetch(signed.url, {
      method,
      headers: signed.headers,
      body: sent,
      signal,
      redirect: "manual",
      cache: "no-store",
    });
  }

  async function send(call: S3Call): Promise<Response | null> {
    call.signal?.throwIfAborted();
    // A timer of its own, because the signal of a finished call would end the body while it is read.
    const stop = new AbortController();
    const onOuter = () => stop.abort();
    call.signal?.addEventListener("abort", onOuter, { once: true });
    const timer = setTimeout(onOuter, call.ms ?? callMs);
    try {
      for (let attempt = 1; ; attempt++) {
        const outcome = await once(call, stop.signal).catch((error: unknown) => error);
        if (outcome instanceof Response && outcome.ok) return outcome;
        const failure = outcome instanceof Response ? await failureOf(outcome, call.method) : unreachable(outcome);
        if (failure === null) return null;
        if (!failure.passing || attempt === TRIES || stop.signal.aborted) throw failure.error;
        await sleep(FIRST_PAUSE_MS * 4 ** (attempt - 1), undefined, { signal: stop.signal });
      }
    } catch (error) {
      call.signal?.throwIfAborted();
      if (stop.signal.aborted) throw new StorageError("The S3 store did not answer in time.", { cause: error });
      throw error;
    } finally {
      clearTimeout(timer);
      call.signal?.removeEventListener("abort", onOuter);
    }
  }
  return { send, addressOf } satisfies S3Client;
}

type Failure = { error: StorageError; passing: boolean };

const unreachable = (cause: unknown): Failure => ({
  error: new StorageError("The S3 store cannot be reached: check S3_ENDPOINT.", { cause }),
  passing: true,
});

/** Null for a missing file, the only failure that is an answer. */
async function failureOf(response: Response, method: string): Promise<Failure | null> {
  const code = /<Code>(\w{1,60})<\/Code>/.exec(await startOf(response))?.[1] ?? "";
  const { status } = response;
  if (status === 404 && (code === "NoSuchKey" || (code === "" && method !== "POST"))) return null;
  const reason =
    SENTENCES[code] ??
    (status === 403 ? SENTENCES.AccessDenied : status < 400 ? SENTENCES.PermanentRedirect : undefined);
  const error = new StorageError(reason ?? `The S3 store answered ${status}${code && ` (${code})`}.`, { cause: code });
  return { error, passing: status >= 500 || status === 429 || code === "SlowDown" || code === "RequestTimeout" };
}

const KEY = "The S3 store refuses the key: check S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY.";
const REGION = "The S3 store keeps the bucket elsewhere: check S3_REGION, S3_ENDPOINT and S3_PATH_STYLE.";
const SENTENCES: Record<string, string> = {
  InvalidAccessKeyId: KEY,
  SignatureDoesNotMatch: KEY,
  AccessDenied:
    "The S3 store refuses access: the key must be allowed to list the bucket, and to read, write and delete in it.",
  NoSuchBucket: "The S3 store has no such bucket: check S3_BUCKET.",
  InvalidBucketName: "The S3 store has no such bucket: check S3_BUCKET.",
  PermanentRedirect: REGION,
  AuthorizationHeaderMalformed: REGION,
  RequestTimeTooSkewed: "The S3 store refuses this machine's clock: set it right.",
  QuotaExceeded: "The S3 store is full.",
};

/** The beginning of an error's text: a store behind a broken proxy may answer anything, of any length. */
async function startOf(response: Response): Promise<string> {
  let text = "";
  try {
    for await (const chunk of response.body ?? []) {
      text += Buffer.from(chunk).toString("latin1");
      if (text.length > ERROR_BYTES) break;
    }
  } catch {
    // Its status alone has to do.
  }
  return text;
}
