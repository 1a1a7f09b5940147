import "server-only";
import type { IncomingMessage, ServerResponse } from "node:http";
import { env } from "@/env";
import { isKnownHost } from "@/lib/http/known-host";
import { aroundRequests } from "./around-requests";

const ANSWER =
  "This server does not answer to this name. Its administrator can set APP_URL to the address that people use.\n";

const READING = ["GET", "HEAD"];
const METHODS = [...READING, "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/**
 * What a page, an action, a handler or a file may be asked for. To anything else Next answers 500, and to TRACE it also
 * writes lines to the log.
 */
const methodsOf = ({ url = "" }: IncomingMessage): string[] =>
  /^\/_next\/|\.[a-z]\w*$/.test(url.split("?", 1)[0] ?? "") ? READING : METHODS;

/**
 * Answers 421 to every request for another host, of pages, actions, data and files alike, and 405 to a method that
 * nothing here has, before Next sees it. Called once at the start, from lib/server/start.ts. On Vercel the platform
 * knows its hosts.
 */
export function refuseOtherHosts(isKnown: (request: IncomingMessage) => boolean = isForUs): void {
  if (env.VERCEL) return;
  aroundRequests((request, response, next) => {
    if (!isKnown(request)) return refuse(response, 421, ANSWER);
    const methods = methodsOf(request);
    return methods.includes(request.method ?? "") ? next() : refuse(response, 405, "", { allow: methods.join(", ") });
  });
}

const isForUs = ({ headers, socket }: IncomingMessage): boolean => {
  const forwarded = headers["x-forwarded-host"];
  const forwardedHost = Array.isArray(forwarded) ? forwarded.at(-1) : forwarded;
  return isKnownHost({ host: headers.host, forwardedHost, peer: socket.remoteAddress ?? "" });
};

/** Closes the connection: a browser may keep using it for the other name. */
function refuse(response: ServerResponse, status: number, text: string, headers: Record<string, string> = {}): void {
  response.writeHead(status, {
    "content-type": "text/plain; charset=utf-8",
    "x-content-type-options": "nosniff",
    "cache-control": "no-store",
    connection: "close",
    ...headers,
  });
  response.end(text);
}
