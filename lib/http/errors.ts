/**
 * The table from error codes to HTTP statuses. The message is `errors.<code>`, so that the same failure reads the same
 * in a form, a toast and an answer of the API.
 */
export const ERROR_STATUS = {
  unauthorized: 401,
  not_found: 404,
  invalid: 400,
  too_many: 429,
  conflict: 409,
  too_large: 413,
  stalled: 408,
  unavailable: 503,
  unexpected: 500,
  over_budget: 402,
  paused: 503,
  over_quota: 409,
  busy: 503,
  unverified: 403,
} as const;

export type ErrorCode = keyof typeof ERROR_STATUS;

/**
 * A failure that belongs to a field names it by its key; values of `fields` are keys of `errors.field`. `message` is a
 * sentence in the user's language, which says more than that of the code; `seconds` is when to try again.
 */
export type Failure = { code: ErrorCode; fields?: Record<string, string>; message?: string; seconds?: number };

/** The answer to a change that found its row, or did not. */
export const foundOrNot = (found: boolean) => (found ? { ok: true as const } : failure("not_found"));

export const failure = (code: ErrorCode, fields?: Record<string, string>): { ok: false; error: Failure } => ({
  ok: false,
  error: fields ? { code, fields } : { code },
});
