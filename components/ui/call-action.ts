import { unstable_isUnrecognizedActionError, unstable_rethrow } from "next/navigation";
import type { ErrorCode } from "@/lib/http/errors";
import { meetOutdated } from "./outdated";

/** Why an action gave no answer: this page is older than the server, or nothing came back. Keys of `errors`. */
export type CallCode = ErrorCode | "outdated" | "unreachable";

type Unanswered = { ok: false; error: { code: CallCode; fields?: undefined } };

/**
 * Calls an action of the server, through the one place that knows how such a call can fail without an answer. Uncaught
 * it would replace the page by the error page; taken for a broken network, an updated server would be asked forever.
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

/** Says it to the page as well, when the page is outdated. */
export function codeOf(error: unknown): CallCode {
  if (unstable_isUnrecognizedActionError(error)) {
    meetOutdated();
    return "outdated";
  }
  // What the server threw itself comes with the number under which it logged it.
  return error instanceof Error && "digest" in error ? "unexpected" : "unreachable";
}
