import "server-only";
import { unstable_rethrow } from "next/navigation";
import { env } from "@/env";
import { isReadable } from "@/lib/http/address";
import { errorResponse, failureResponse } from "@/lib/http/responses";
import { isSameOrigin } from "@/lib/http/same-origin";
import { log } from "@/lib/log";
import { getUser, type SignedInUser } from "./session";

/** Requests by these change nothing, so that a stranger's page may cause them. */
const SAFE = ["GET", "HEAD"];

/** The one door of route handlers that belong to a signed-in user: who asks, from our own pages, and what a surprise answers. */
export function authedRoute<Params = Record<string, never>>(
  run: (user: SignedInUser, request: Request, params: Params) => Promise<Response>,
): (request: Request, context: { params: Promise<Params> }) => Promise<Response> {
  return async (request, context) => {
    try {
      // Before anything is read or looked up: a cookie travels with a stranger's form as well.
      if (!SAFE.includes(request.method) && !isSameOrigin(request, env.appUrl)) return errorResponse("unauthorized");
      const user = await getUser();
      if (!user) return errorResponse("unauthorized");
      if (!isReadable(new URL(request.url))) return errorResponse("invalid");
      return await run(user, request, await context.params);
    } catch (error) {
      // A redirect, or "not found" of a loader, is the framework's to answer.
      unstable_rethrow(error);
      // Who leaves in the middle of an upload breaks it off, and nobody reads the answer.
      if (!request.signal.aborted) log.error("a route failed", error, { path: new URL(request.url).pathname });
      return failureResponse(error);
    }
  };
}
