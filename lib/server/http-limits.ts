import "server-only";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { isDatabaseAway } from "@/db/availability";
import { RETRY_AFTER } from "@/lib/http/away";
import { ERROR_STATUS } from "@/lib/http/errors";
import { STALLED } from "@/lib/i18n/last-words";
import { localeFromHeader } from "@/lib/i18n/locales";
import { OLD_FILES } from "@/lib/old-names";

type Limits = {
  /** How long a body may be silent. */
  silentMs: number;
  /** How long a whole body may take, except for uploads: those may take as long as they move. */
  wholeMs: number;
  /** How long the rest of a body is read after its answer: a sender that is cut off does not read the answer. */
  lingerMs: number;
  /** How often all this is checked. */
  everyMs: number;
  /**
   * How long a connection is kept for the next request: longer than proxies keep theirs (nginx 60 s, Caddy 120 s), or
   * one of them sends a request into a connection that is being closed, and a user gets a 502.
   */
  idleMs: number;
};

const LIMITS: Limits = { silentMs: 60_000, wholeMs: 300_000, lingerMs: 30_000, everyMs: 5_000, idleMs: 130_000 };

/**
 * Addresses that accept large files: an archive of 20 GB, an exported video, 30 MB over a slow mobile connection, or an
 * hour of sound.
 */
const UPLOADS = new RegExp(
  `^(?:/api/gallery/import|/api/sequences/(?:audio|[^/?]+/exports)|/api/images|${OLD_FILES["/api/images"]})/?(?:\\?|$)`,
);

type Started = { request: IncomingMessage; response: ServerResponse; socket: Socket; server: Server };

/**
 * Replaces Node's limits, which end every request after five minutes however well it moves, and close idle connections
 * after five seconds. Next makes the server and offers no setting, hence the channel on which Node reports each
 * request. Headers keep Node's own limit of 60 s. Called once at the start, from lib/server/start.ts.
 */
export function limitRequests(limits: Partial<Limits> = {}): void {
  const all = { ...LIMITS, ...limits };
  subscribe("http.server.request.start", (message) => {
    const started = message as Started;
    started.server.requestTimeout = 0;
    started.server.keepAliveTimeout = all.idleMs;
    if (hasBody(started.request)) watchBody(started, all);
    answerAway(started.response);
  });
}

const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;

function watchBody({ request, response, socket }: Started, limits: Limits): void {
  const began = Date.now();
  const wholeMs = UPLOADS.test(request.url ?? "") ? Number.POSITIVE_INFINITY : limits.wholeMs;
  let moved = began;
  let arrived = socket.bytesRead;
  let answered = Number.POSITIVE_INFINITY;
  const timer = setInterval(() => {
    if (request.complete || socket.destroyed) return clearInterval(timer);
    const now = Date.now();
    // Unread bytes wait for us, for a slow disk for example, and not for their sender.
    if (socket.bytesRead !== arrived || request.readableLength > 0) moved = now;
    arrived = socket.bytesRead;
    if (response.writableEnded) answered = Math.min(answered, now);
    if (now - moved < limits.silentMs && now - began < wholeMs && now - answered < limits.lingerMs) return;
    clearInterval(timer);
    end(request, response, socket);
  }, limits.everyMs);
  timer.unref();
}

/** Bypasses the framework, which waits for the body. Readers of the body see it as a disconnected client. */
function end(request: IncomingMessage, response: ServerResponse, socket: Socket): void {
  if (!response.headersSent) {
    const language = request.headers["accept-language"] ?? null;
    const message = STALLED[localeFromHeader(language)];
    const body = Buffer.from(JSON.stringify({ error: { code: "stalled", message } }));
    const head = [
      `HTTP/1.1 ${ERROR_STATUS.stalled} Request Timeout`,
      "Content-Type: application/json; charset=utf-8",
      `Content-Length: ${body.byteLength}`,
      "Cache-Control: no-store",
      "Connection: close",
    ];
    socket.write(`${head.join("\r\n")}\r\n\r\n`);
    socket.write(body);
  }
  socket.destroySoon();
}

/** A page in progress when the database became unreachable fails with 500; without this nothing would reload it. */
function answerAway(response: ServerResponse): void {
  const writeHead = response.writeHead;
  response.writeHead = function (this: ServerResponse, status: number, ...rest: unknown[]) {
    const away = status === 500 && isDatabaseAway();
    if (away) for (const [name, value] of Object.entries(AWAY_HEADERS)) this.setHeader(name, value);
    return Reflect.apply(writeHead, this, [away ? 503 : status, ...rest]);
  };
}

/** Reloads the page even without a script. */
const AWAY_HEADERS = { ...RETRY_AFTER, refresh: "8" };
