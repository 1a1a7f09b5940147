import "server-only";
import { isDatabaseDown, isRefusedText } from "@/db/errors";
import { isReadable } from "@/lib/http/address";
import { RETRY_AFTER } from "@/lib/http/away";
import { ERROR_STATUS, type ErrorCode } from "@/lib/http/errors";
import { log } from "@/lib/log";
import { getUser, type SignedInUser } from "./session";

export const privateHeaders = { "cache-control": "private, no-store" };

export const errorResponse = (code: ErrorCode): Response =>
  Response.json(
    { error: { code } },
    {
      status: ERROR_STATUS[code],
      headers: code === "unavailable" ? { ...privateHeaders, ...RETRY_AFTER } : privateHeaders,
    },
  );

/** The answer to a surprise: 503 while the database is away, 400 to text that it cannot keep, else 500. */
export const failureResponse = (error: unknown): Response => errorResponse(codeOfSurprise(error));

export function codeOfSurprise(error: unknown): ErrorCode {
  if (isDatabaseDown(error)) return "unavailable";
  return isRefusedText(error) ? "invalid" : "unexpected";
}

/** The one door of route handlers that belong to a signed-in user. */
export function authedRoute<Params = Record<string, never>>(
  run: (user: SignedInUser, request: Request, params: Params) => Promise<Response>,
): (request: Request, context: { params: Promise<Params> }) => Promise<Response> {
  return async (request, context) => {
    try {
      const user = await getUser();
      if (!user) return errorResponse("unauthorized");
      if (!isReadable(new URL(request.url))) return errorResponse("invalid");
      return await run(user, request, await context.params);
    } catch (error) {
      // Who leaves in the middle of an upload breaks it off, and nobody reads the answer.
      if (!request.signal.aborted) log.error("a route failed", error, { path: new URL(request.url).pathname });
      return failureResponse(error);
    }
  };
}
