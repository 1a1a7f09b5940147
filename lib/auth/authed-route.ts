import "server-only";
import { unstable_rethrow } from "next/navigation";
import { env } from "@/env";
import { isReadable } from "@/lib/http/address";
import { checkLimit, tooManyResponse } from "@/lib/http/check-limit";
import type { LimitName } from "@/lib/http/limits";
import { errorResponse, failureResponse } from "@/lib/http/responses";
import { isSameOrigin } from "@/lib/http/same-origin";
import { log } from "@/lib/log";
import { isKeepable } from "@/lib/text/keepable";
import { getUser, type SignedInUser } from "./session";

/** Requests with these methods change nothing, so other sites' pages may cause them. */
const SAFE = ["GET", "HEAD"];

/** Wraps route handlers of a signed-in user: checks the session, the origin and a limit, and answers exceptions. */
export function authedRoute<Params = Record<string, never>>(
  limit: LimitName,
  run: (user: SignedInUser, request: Request, params: Params) => Promise<Response>,
): (request: Request, context: { params: Promise<Params> }) => Promise<Response> {
  return async (request, context) => {
    try {
      // Before anything is read or looked up: the cookie is also sent with another site's form.
      if (!SAFE.includes(request.method) && !isSameOrigin(request, env.appUrl)) return errorResponse("unauthorized");
      const user = await getUser();
      if (!user) return errorResponse("unauthorized");
      if (!isReadable(new URL(request.url))) return errorResponse("invalid");
      const given = await context.params;
      if (!isKeepable(given)) return errorResponse("invalid");
      const reached = await checkLimit(limit, user.id);
      return reached ? await tooManyResponse(reached) : await run(user, request, given);
    } catch (error) {
      // Redirects, and a loader's "not found", are handled by the framework.
      unstable_rethrow(error);
      // A client that disconnects during an upload aborts it, and nobody reads the answer.
      if (!request.signal.aborted) log.often("a route failed", error, { path: new URL(request.url).pathname });
      return failureResponse(error);
    }
  };
}
