/**
 * Whether a request comes from our own pages. A server action checks this by itself, a route handler does not, and a
 * cookie travels with a stranger's form as well. A browser says where a request comes from in headers that no page can
 * forge; one that says nothing is refused.
 */
export function isSameOrigin(request: Request, appUrl: string): boolean {
  const site = request.headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin";
  const origin = request.headers.get("origin");
  if (origin === null || !URL.canParse(origin)) return false;
  // The address typed may be another than APP_URL: this machine's name in a home network, say.
  return origin === new URL(appUrl).origin || new URL(origin).host === request.headers.get("host");
}
