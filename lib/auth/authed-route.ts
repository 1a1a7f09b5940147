import "server-only";
import { unstable_rethrow } from "next/navigation";
import { env } from "@/env";
import { isReadable } from "@/lib/http/address";
import { errorResponse, failureResponse } from "@/lib/http/responses";
import { isSameOrigin } from "@/lib/http/same-origin";
import { log } from "@/lib/log";
import { getUser, type SignedInUser } from "./session";

/** Requests with these methods change nothing, so other sites' pages may cause them. */
const SAFE = ["GET", "HEAD"];

/** Wraps route handlers of a signed-in user: checks the session and the origin, and answers exceptions. */
export function authedRoute<Params = Record<string, never>>(
  run: (user: SignedInUser, request: Request, params: Params) => Promise<Response>,
): (request: Request, context: { params: Promise<Params> }) => Promise<Response> {
  return async (request, context) => {
    try {
      // Before anything is read or looked up: the cookie is also sent with another site's form.
      if (!SAFE.includes(request.method) && !isSameOrigin(request, env.appUrl)) return errorResponse("unauthorized");
      const user = await getUser();
      if (!user) return errorResponse("unauthorized");
      if (!isReadable(new URL(request.url))) return errorResponse("invalid");
      return await run(user, request, await context.params);
    } catch (error) {
      // Redirects, and a loader's "not found", are handled by the framework.
      unstable_rethrow(error);
      // A client that disconnects during an upload aborts it, and nobody reads the answer.
      if (!request.signal.aborted) log.often("a route failed", error, { path: new URL(request.url).pathname });
      return failureResponse(error);
    }
  };
}
