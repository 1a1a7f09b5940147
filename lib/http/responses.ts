import "server-only";
import { isDatabaseDown, isRefusedText } from "@/db/errors";
import { RETRY_AFTER } from "./away";
import { ERROR_STATUS, type ErrorCode, failure } from "./errors";

export const privateHeaders = { "cache-control": "private, no-store" };

/** A failure as an answer of the API, in the same form as an action's: `{ ok: false, error: { code, message } }`. */
export const errorResponse = (code: ErrorCode, message?: string): Response =>
  Response.json(message ? { ok: false, error: { code, message } } : failure(code), {
    status: ERROR_STATUS[code],
    headers: code === "unavailable" ? { ...privateHeaders, ...RETRY_AFTER } : privateHeaders,
  });

/** The answer to an exception: 503 while the database is unreachable, 400 to text that it cannot store, else 500. */
export const failureResponse = (error: unknown): Response => errorResponse(codeOfSurprise(error));

export function codeOfSurprise(error: unknown): ErrorCode {
  if (isDatabaseDown(error)) return "unavailable";
  return isRefusedText(error) ? "invalid" : "unexpected";
}
