/**
 * Whether a request comes from our own pages. A server action checks this by itself, a route handler does not, and the
 * cookie is also sent with another site's form. Browsers name the origin in headers that no page can forge; a request
 * without them is refused.
 */
export function isSameOrigin(request: Pick<Request, "headers">, appUrl: string): boolean {
  const site = request.headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin";
  const origin = request.headers.get("origin");
  if (origin === null || !URL.canParse(origin)) return false;
  // The address in use may differ from APP_URL: this machine's name in a home network, for example.
  return origin === new URL(appUrl).origin || new URL(origin).host === request.headers.get("host");
}
