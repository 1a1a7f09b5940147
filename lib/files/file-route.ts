import "server-only";
import { sessionIdOfCookie } from "@/lib/auth/session-cookie";
import { isReadable } from "@/lib/http/address";
import { checkLimit, tooManyResponse } from "@/lib/http/check-limit";
import type { LimitName } from "@/lib/http/limits";
import { networkFromHeaders } from "@/lib/http/network";
import { errorResponse, failureResponse } from "@/lib/http/responses";
import { log } from "@/lib/log";
import { isKeepable } from "@/lib/text/keepable";
import { withTrueLength } from "./trim-mp4";

type Serve = (request: Request, name: string) => Promise<Response>;

/**
 * Wraps file routes that check access themselves: counts the request, by session or else by network, and makes a plain
 * failure and a log line of an exception.
 */
export function fileRoute<Key extends string>(limit: LimitName, key: Key, serve: Serve) {
  return async (request: Request, context: { params: Promise<Record<Key, string>> }): Promise<Response> => {
    try {
      if (!isReadable(new URL(request.url))) return errorResponse("invalid");
      const name = (await context.params)[key];
      if (!isKeepable(name)) return errorResponse("invalid");
      const reached = await checkLimit(limit, (await sessionIdOfCookie()) ?? networkFromHeaders(request.headers));
      return reached ? await tooManyResponse(reached) : withTrueLength(await serve(request, name));
    } catch (error) {
      // A client that disconnects while a file is opened gets no answer, and that is no error of ours.
      if (!request.signal.aborted) log.often("a file could not be served", error);
      return failureResponse(error);
    }
  };
}
