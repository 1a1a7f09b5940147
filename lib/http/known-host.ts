import "server-only";
import { env } from "@/env";
import { isTrustedProxy } from "./network";
import { isLoopbackOrigin } from "./private-origin";

type Asked = { host: string | undefined; forwardedHost: string | undefined; peer: string };

/**
 * Whether a request asks for this server: for APP_URL's host, or for this machine, whatever the port. Any other name
 * may be a stranger's that leads here, so that their page and this server would be one site to a browser.
 *
 * A proxy that sends a Host of its own may name the client's in X-Forwarded-Host. That counts only where APP_URL leads
 * to other machines too: a page under a stranger's name could send the header itself, from this very machine.
 */
export function isKnownHost(
  { host, forwardedHost, peer }: Asked,
  { appUrl = env.appUrl, trusted = env.TRUSTED_PROXIES } = {},
): boolean {
  if (isOurs(host, appUrl)) return true;
  if (isLoopbackOrigin(appUrl) || !isTrustedProxy(peer, trusted)) return false;
  return isOurs(forwardedHost?.split(",").at(-1)?.trim(), appUrl);
}

function isOurs(host: string | undefined, appUrl: string): boolean {
  if (!host || /[/?#@\\]/.test(host) || !URL.canParse(`http://${host}`)) return false;
  const asked = `http://${host}`;
  return isLoopbackOrigin(asked) || new URL(asked).hostname === new URL(appUrl).hostname;
}
