import "server-only";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";
import { env } from "@/env";
import { isTrustedProxy } from "@/lib/http/network";
import { STRICT_TRANSPORT } from "@/lib/http/security-headers";

/**
 * Tells browsers to stay on https, with every answer over https: of pages, actions, data and files alike. The headers of
 * next.config.ts are fixed by the build, which does not know the address. Called once at the start, from start.ts. On
 * Vercel the platform does this.
 */
export function requireSecureTransport(appUrl = env.appUrl): void {
  const always = appUrl.startsWith("https:");
  subscribe("http.server.request.start", (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    if (always || cameOverHttps(request)) response.setHeader("strict-transport-security", STRICT_TRANSPORT);
  });
}

const cameOverHttps = ({ headers, socket }: IncomingMessage): boolean =>
  headers["x-forwarded-proto"] === "https" && isTrustedProxy(socket.remoteAddress ?? "");
