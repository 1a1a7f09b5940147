import type { ProviderErrorCode } from "../port";

const MESSAGE_LIMIT = 500;
const RETRY_AFTER_LIMIT_MS = 60 * 60_000;

/**
 * Untrusted text as one line. Error pages and reasons end up in logs, rows and pages: a key that the provider echoes
 * back must not, and neither may control characters that would forge a second log line.
 */
export function oneLine(words: string, apiKey: string): string {
  const withoutKey = apiKey.length >= 4 ? words.slice(0, 20_000).split(apiKey).join("[key]") : words.slice(0, 20_000);
  const line = withoutKey
    .replace(/\bdk-[\w-]{6,}/g, "[key]")
    .replace(/[\p{Cc}\p{Cf}\s\u2028\u2029]+/gu, " ")
    .trim();
  const cut = line.length > MESSAGE_LIMIT ? `${line.slice(0, MESSAGE_LIMIT - 1)}…` : line;
  // Through bytes, because a database refuses half a surrogate pair.
  return Buffer.from(cut).toString();
}

/** The error code of an HTTP status; the documented ones are 400, 401, 404 and 500. */
export function codeOfStatus(status: number): ProviderErrorCode {
  if (status === 401 || status === 403) return "unauthorized";
  if (status === 404) return "not_found";
  if (status === 429) return "rate_limited";
  if (status === 408 || status === 499 || status === 504) return "timeout";
  if (status >= 500) return "server";
  if (status >= 400) return "bad_request";
  return "nonsense";
}

/** Milliseconds from a Retry-After header (seconds or a date), at most an hour; null when it is unusable. */
export function retryAfterMs(header: string | undefined, now: number): number | null {
  if (!header) return null;
  const wait = /^\d{1,9}$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now;
  if (!Number.isFinite(wait)) return null;
  return Math.min(Math.max(wait, 0), RETRY_AFTER_LIMIT_MS);
}
