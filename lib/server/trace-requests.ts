import "server-only";
import { isTrustedProxy } from "@/lib/http/network";
import { log } from "@/lib/log";
import { metrics } from "@/lib/metrics/metrics";
import { REQUEST_ID_HEADER, readRequestId, withRequestId } from "@/lib/request-id";
import { aroundRequests } from "./around-requests";

/**
 * Gives each request an id, a trusted proxy's own or a new one: the log's lines, the call to the provider and the answer
 * carry it. Counts the answers, and writes a line about each failed one. Called once at the start.
 */
export function traceRequests(): void {
  aroundRequests((request, response, next) => {
    const { method = "", url = "", headers, socket } = request;
    const began = performance.now();
    const sent = isTrustedProxy(socket.remoteAddress ?? "") ? headers[REQUEST_ID_HEADER] : undefined;
    const id = readRequestId(sent);
    response.setHeader(REQUEST_ID_HEADER, id);
    withRequestId(id, () => {
      response.once("finish", () => {
        const status = response.statusCode;
        metrics().responses.inc({ status: `${Math.floor(status / 100)}xx` });
        if (status < 500) return;
        // Without the query, which may be what somebody searched for.
        const [path = ""] = url.split("?");
        const ms = Math.round(performance.now() - began);
        log.often("a request failed", new Error(`status ${status}`), { method, path, status, ms });
      });
      next();
    });
  });
}
