/**
 * What one call of a function on Vercel can do, by default on every plan (vercel.com/docs/functions/limitations). Only
 * where VERCEL is set.
 */
export const FUNCTION_LIMITS = {
  /** Bytes of a request. The platform refuses more before we see it. Answers are streamed, which has no limit. */
  bodyBytes: 4_500_000,
  /** After so long an answer breaks off, however far it is. */
  seconds: 300,
  /** Bytes a second that reach a visitor on a usual connection. */
  bytesPerSecond: 2_500_000,
} as const;

/** The largest archive that is sent in one call, in bytes. */
export const MAX_FUNCTION_EXPORT = FUNCTION_LIMITS.seconds * FUNCTION_LIMITS.bytesPerSecond;
