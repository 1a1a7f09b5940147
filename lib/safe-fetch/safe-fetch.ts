import type { IncomingMessage } from "node:http";
import type { FetchAllow } from "./allow";
import { type DecodeOptions, decoded } from "./decode";
import { type FetchGuardCode, FetchGuardError } from "./error";
import type { Resolve } from "./lookup";
import { requestHeaders } from "./request";
import { judgeTarget } from "./target";
import { startWatch, type Watch } from "./watch";

/** A browser's fetch follows twenty; a file that is moved more than ten times is a redirect loop. */
const MAX_REDIRECTS = 10;

export type GuardedFetchOptions = DecodeOptions & {
  /** Where plain http, other ports or private addresses are allowed. */
  allow?: FetchAllow;
  /** The longest silence, in ms, while we wait for the server. */
  idleMs: number;
  /** The longest whole fetch, in ms, redirects and body included. */
  totalMs: number;
  accept?: string;
  signal?: AbortSignal;
  /** For tests: how names resolve. */
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
 * Fetches a file from an untrusted address without letting it reach anything on the inside: https on port 443 to public
 * addresses (and what `allow` names), checked as the socket dials and again on each redirect, with limits on size,
 * silence and time. Iterate the body to its end or leave the loop; it throws FetchGuardError with the same codes.
 * Throws the signal's reason when that aborts.
 */
export async function guardedFetch(url: string, options: GuardedFetchOptions): Promise<GuardedAnswer> {
  const watch = startWatch(options);
  try {
    const { response, finalUrl } = await follow(url, options, watch);
    const contentLength = numberOf(response.headers["content-length"]);
    if (contentLength !== null && contentLength > options.maxBytes) {
      response.destroy();
      throw new FetchGuardError("too_large");
    }
    watch.resting();
    const raw = guardedBody(response, { maxBytes: options.maxBytes, expected: wholeLengthOf(response) }, watch);
    const body = decoded(raw, response.headers["content-encoding"], options);
    return { ok: true, body, contentType: response.headers["content-type"] ?? null, contentLength, finalUrl };
  } catch (error) {
    watch.end();
    const reason: unknown = watch.signal.aborted ? watch.signal.reason : error;
    if (watch.signal.aborted && !(reason instanceof FetchGuardError)) throw reason;
    if (!(reason instanceof FetchGuardError)) return { ok: false, error: "unreachable" };
    return { ok: false, error: reason.code, ...(reason.status !== undefined && { status: reason.status }) };
  }
}

/** Follows redirects to the answer with the body. Each step is checked like the first. */
async function follow(start: string, options: GuardedFetchOptions, watch: Watch) {
  let next = start;
  let base: URL | undefined;
  const allow = options.allow ?? [];
  for (let hops = MAX_REDIRECTS; hops >= 0; hops--) {
    const target = judgeTarget(next, base, allow);
    if (!target.ok) throw new FetchGuardError(target.error);
    const { url, trusted } = target;
    watch.waiting();
    const accept = options.accept ?? "*/*";
    const { signal } = watch;
    const response = await requestHeaders(url, { trusted, allow, accept, signal, resolve: options.lookup });
    const location = redirectOf(response);
    // No range was requested, so a 206 may well contain the whole.
    if (response.statusCode === 200 || response.statusCode === 206) return { response, finalUrl: url.href };
    response.destroy();
    if (location === null) throw new FetchGuardError("http_status", response.statusCode);
    next = location;
    base = url;
  }
  throw new FetchGuardError("too_many_redirects");
}

function redirectOf(response: IncomingMessage): string | null {
  const redirects = [301, 302, 303, 307, 308].includes(response.statusCode ?? 0);
  return redirects ? (response.headers.location ?? null) : null;
}

/** The whole length according to an unrequested range; Node enforces a Content-Length itself. */
const wholeLengthOf = (response: IncomingMessage): number | null =>
  response.statusCode === 206 ? numberOf(/\/(\d+)\s*$/.exec(response.headers["content-range"] ?? "")?.[1]) : null;

function numberOf(digits: string | undefined): number | null {
  return digits !== undefined && /^\d{1,15}$/.test(digits) ? Number(digits) : null;
}

/**
 * The bytes of an answer, counted as they come: a server may declare one length and send another, or never stop. Fewer
 * than `expected` (null: not declared) are an incomplete answer, even if it ended properly.
 * Throws FetchGuardError (or the caller's abort reason). The connection is closed however the reading ends.
 */
async function* guardedBody(
  response: IncomingMessage,
  { maxBytes, expected }: { maxBytes: number; expected: number | null },
  watch: Watch,
): AsyncGenerator<Uint8Array, void> {
  const chunks: AsyncIterator<Buffer> = response[Symbol.asyncIterator]();
  let bytes = 0;
  try {
    for (;;) {
      watch.waiting();
      const step = await chunks.next();
      watch.resting();
      if (step.done) {
        if (expected !== null && bytes < expected) throw new FetchGuardError("cut_short");
        return;
      }
      bytes += step.value.byteLength;
      if (bytes > maxBytes) throw new FetchGuardError("too_large");
      yield step.value;
    }
  } catch (error) {
    if (watch.signal.aborted) throw watch.signal.reason;
    throw error instanceof FetchGuardError ? error : new FetchGuardError("cut_short");
  } finally {
    watch.end();
    response.destroy();
  }
}
