import { unstable_isUnrecognizedActionError, unstable_rethrow } from "next/navigation";
import type { ErrorCode } from "@/lib/http/errors";
import { meetOutdated } from "./outdated";

/** Why an action returned nothing: this page is older than the server, or nothing came back. Keys of `errors`. */
export type CallCode = ErrorCode | "outdated" | "unreachable";

/** A failure of an action; `message` says more than the sentence of its code. */
export type CallError = { code: CallCode; message?: string };

type Unanswered = { ok: false; error: { code: CallCode; fields?: undefined; message?: undefined } };

/**
 * Calls a server action and handles every way it can fail without an answer. An uncaught failure would replace the page
 * with the error page; mistaken for a network error, an updated server would be retried forever.
 */
export async function callAction<Answer>(call: () => Promise<Answer>): Promise<Answer | Unanswered> {
  try {
    return await call();
  } catch (error) {
    // A redirect is an answer.
    unstable_rethrow(error);
    return { ok: false, error: { code: codeOf(error) } };
  }
}

/** Also reports an outdated page. */
export function codeOf(error: unknown): CallCode {
  if (unstable_isUnrecognizedActionError(error)) {
    meetOutdated();
    return "outdated";
  }
  // An error thrown on the server has the digest under which the server logged it.
  return error instanceof Error && "digest" in error ? "unexpected" : "unreachable";
}
