import "server-only";
import type { IncomingMessage, ServerResponse } from "node:http";
import { env } from "@/env";
import { isKnownHost } from "@/lib/http/known-host";
import { aroundRequests } from "./around-requests";

const ANSWER =
  "This server does not answer to this name. Its administrator can set APP_URL to the address that people use.\n";

/**
 * Answers 421 to every request for another host, of pages, actions, data and files alike, before Next sees it. Called
 * once at the start, from lib/server/start.ts. On Vercel the platform knows its hosts.
 */
export function refuseOtherHosts(isKnown: (request: IncomingMessage) => boolean = isForUs): void {
  if (env.VERCEL) return;
  aroundRequests((request, response, next) => (isKnown(request) ? next() : answer(response)));
}

const isForUs = ({ headers, socket }: IncomingMessage): boolean => {
  const forwarded = headers["x-forwarded-host"];
  const forwardedHost = Array.isArray(forwarded) ? forwarded.at(-1) : forwarded;
  return isKnownHost({ host: headers.host, forwardedHost, peer: socket.remoteAddress ?? "" });
};

/** Closes the connection: a browser may keep using it for the other name. */
function answer(response: ServerResponse): void {
  response.writeHead(421, {
    "content-type": "text/plain; charset=utf-8",
    "x-content-type-options": "nosniff",
    "cache-control": "no-store",
    connection: "close",
  });
  response.end(ANSWER);
}
