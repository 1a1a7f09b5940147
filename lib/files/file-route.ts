import "server-only";
import { isReadable } from "@/lib/http/address";
import { errorResponse, failureResponse } from "@/lib/http/responses";
import { log } from "@/lib/log";
import { withTrueLength } from "./trim-mp4";

type Serve = (request: Request, name: string) => Promise<Response>;

/** Wraps file routes that check access themselves: an exception becomes a plain failure and a log line. */
export function fileRoute<Key extends string>(key: Key, serve: Serve) {
  return async (request: Request, context: { params: Promise<Record<Key, string>> }): Promise<Response> => {
    try {
      if (!isReadable(new URL(request.url))) return errorResponse("invalid");
      return withTrueLength(await serve(request, (await context.params)[key]));
    } catch (error) {
      // A client that disconnects while a file is opened gets no answer, and that is no error of ours.
      if (!request.signal.aborted) log.often("a file could not be served", error);
      return failureResponse(error);
    }
  };
}
