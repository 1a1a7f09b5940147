import type { IncomingMessage } from "node:http";
import { guardedBody } from "./fetch-guard-body";
import { type FetchGuardCode, FetchGuardError } from "./fetch-guard-error";
import type { Resolve } from "./fetch-guard-lookup";
import { requestHeaders } from "./fetch-guard-request";
import { judgeTarget } from "./fetch-guard-target";
import { startWatch, type Watch } from "./fetch-guard-watch";

export type GuardedFetchOptions = {
  /** The configured provider's own origin: only there plain http, any port and private addresses are allowed. */
  allowOrigin?: string;
  maxBytes: number;
  /** The longest silence, in ms, while we wait for the other side. */
  idleMs: number;
  /** The longest whole fetch, in ms, redirects and body included. */
  totalMs: number;
  maxRedirects?: number;
  accept?: string;
  signal?: AbortSignal;
  /** For tests: what a name leads to. */
  lookup?: Resolve;
};

export type GuardedAnswer =
  | {
      ok: true;
      body: AsyncIterable<Uint8Array>;
      contentType: string | null;
      contentLength: number | null;
      finalUrl: string;
    }
  | { ok: false; error: FetchGuardCode; status?: number };

/**
 * Fetches a file from an address that somebody else chose, without letting that somebody reach anything inside: https
 * on port 443 to public addresses, checked as the socket dials and again on each redirect, with limits on size,
 * silence and time. Iterate the body to its end or leave the loop; it throws FetchGuardError with the same codes.
 * Throws the signal's reason when that aborts.
 */
export async function guardedFetch(url: string, options: GuardedFetchOptions): Promise<GuardedAnswer> {
  const watch = startWatch(options);
  try {
    const { response, finalUrl } = await follow(url, options, watch);
    const contentLength = lengthOf(response);
    if (contentLength !== null && contentLength > options.maxBytes) {
      response.destroy();
      throw new FetchGuardError("too_large");
    }
    watch.resting();
    const body = guardedBody(response, options.maxBytes, watch);
    return { ok: true, body, contentType: response.headers["content-type"] ?? null, contentLength, finalUrl };
  } catch (error) {
    watch.end();
    const reason: unknown = watch.signal.aborted ? watch.signal.reason : error;
    if (watch.signal.aborted && !(reason instanceof FetchGuardError)) throw reason;
    if (!(reason instanceof FetchGuardError)) return { ok: false, error: "unreachable" };
    return { ok: false, error: reason.code, ...(reason.status !== undefined && { status: reason.status }) };
  }
}

/** Walks to the answer that has the body. Each step is judged as if it were the first. */
async function follow(start: string, options: GuardedFetchOptions, watch: Watch) {
  let next = start;
  let base: URL | undefined;
  for (let hops = options.maxRedirects ?? 3; hops >= 0; hops--) {
    const target = judgeTarget(next, base, options.allowOrigin);
    if (!target.ok) throw new FetchGuardError(target.error);
    const { url, trusted } = target;
    watch.waiting();
    const accept = options.accept ?? "*/*";
    const response = await requestHeaders(url, { trusted, accept, signal: watch.signal, resolve: options.lookup });
    const location = redirectOf(response);
    if (location === null) return { response: plainBody(response), finalUrl: url.href };
    response.destroy();
    next = location;
    base = url;
  }
  throw new FetchGuardError("too_many_redirects");
}

function redirectOf(response: IncomingMessage): string | null {
  const redirects = [301, 302, 303, 307, 308].includes(response.statusCode ?? 0);
  return redirects ? (response.headers.location ?? null) : null;
}

function plainBody(response: IncomingMessage): IncomingMessage {
  const encoding = response.headers["content-encoding"]?.trim().toLowerCase() ?? "identity";
  if (response.statusCode === 200 && (encoding === "identity" || encoding === "")) return response;
  response.destroy();
  throw new FetchGuardError("http_status", response.statusCode);
}

function lengthOf(response: IncomingMessage): number | null {
  const length = response.headers["content-length"];
  return length !== undefined && /^\d{1,15}$/.test(length) ? Number(length) : null;
}
