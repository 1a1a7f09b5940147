import { request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import type { FetchAllow } from "./allow";
import { FetchGuardError } from "./error";
import { guardedLookup, type Resolve } from "./lookup";
import { bareHost } from "./target";

/**
 * One GET, up to its headers. A new connection each time (no pooled agent), so that none opened under other rules is
 * ever reused, and no proxy. Asks for plain bytes, which need no decoder.
 */
export function requestHeaders(
  url: URL,
  options: { trusted: boolean; allow: FetchAllow; accept: string; signal: AbortSignal; resolve?: Resolve | undefined },
): Promise<IncomingMessage> {
  const send = url.protocol === "https:" ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const request = send({
      agent: false,
      host: bareHost(url),
      port: url.port === "" ? undefined : Number(url.port),
      path: `${url.pathname}${url.search}`,
      headers: {
        Host: url.host,
        Accept: options.accept,
        "Accept-Encoding": "identity",
        "User-Agent": "ninefold",
        Connection: "close",
      },
      lookup: guardedLookup(options.trusted, options.allow, options.resolve),
      signal: options.signal,
    });
    // Both listeners stay after they have settled: an error event without a listener would end the process.
    request.on("error", reject);
    request.once("response", (response) => {
      response.on("error", () => {});
      resolve(response);
    });
    // A request whose connection was upgraded ends without any further event, not even on abort.
    request.once("upgrade", (_, socket) => {
      socket.destroy();
      reject(new FetchGuardError("unreachable"));
    });
    request.end();
  });
}
