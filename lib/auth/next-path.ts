import type { Route } from "next";

/** Set by proxy.ts on each page request: a server component does not know its own address otherwise. */
export const PATH_HEADER = "x-ninefold-path";

const HOME = "/" as Route;

/**
 * Where to go after signing in: a path of this site, or "/" for anything else. Browsers read "\\" as "/" and drop tabs
 * and line breaks, so "/\\evil.test" and "/\t/evil.test" would leave the site if they were only checked for "//".
 */
export function safeNext(raw: unknown): Route {
  if (typeof raw !== "string" || raw.length > 1000 || !raw.startsWith("/")) return HOME;
  for (const sign of raw) if (sign < " " || sign === "\\" || sign === "\u007f") return HOME;
  const base = "http://here.invalid";
  const url = URL.canParse(raw, base) ? new URL(raw, base) : null;
  if (!url || url.origin !== base || url.pathname.startsWith("//")) return HOME;
  // Signing in must not lead to an address that signs out or answers with data.
  if (url.pathname.startsWith("/api/") || url.pathname.startsWith("/sign-")) return HOME;
  return (url.pathname + url.search + url.hash) as Route;
}
