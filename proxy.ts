import { type NextRequest, NextResponse } from "next/server";
import { env } from "@/env";
import { PATH_HEADER } from "@/lib/accounts/next-path";
import { isReadable, meantPath } from "@/lib/address";
import { contentSecurityPolicy, framedBy, STRICT_TRANSPORT } from "@/lib/security-headers";
import { linkStatus } from "@/lib/shares/link-status";
import { slugOfPath } from "@/lib/shares/slug";

const formTargets: string[] = [];
if (env.AUTH_GITHUB_ID) formTargets.push("https://github.com");
if (env.AUTH_GOOGLE_ID) formTargets.push("https://accounts.google.com");
if (env.AUTH_OIDC_ISSUER) formTargets.push(new URL(env.AUTH_OIDC_ISSUER).origin);

/**
 * Gives each page its nonce and its headers. For looks and for the browser's own defences only: who may see what is
 * decided in every page, action and route by itself, never here.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  // Next and Postgres would throw at them, each in its own place, and answer 500.
  if (!isReadable(request.nextUrl)) return new NextResponse("Bad Request", { status: 400 });
  const meant = meantPath(request.nextUrl.pathname);
  if (meant !== request.nextUrl.pathname && !meant.startsWith("/api/")) {
    return NextResponse.redirect(new URL(meant + request.nextUrl.search, request.url), 308);
  }
  const nonce = crypto.randomUUID().replaceAll("-", "");
  const { pathname, searchParams } = request.nextUrl;
  const policy = contentSecurityPolicy({
    nonce,
    development: env.NODE_ENV === "development",
    formTargets,
    framedBy: framedBy(pathname),
  });
  const passed = new Headers(request.headers);
  // Next reads the nonce from the policy of the request and puts it on its own scripts.
  passed.set("content-security-policy", policy);
  passed.set("x-nonce", nonce);
  searchParams.delete("_rsc");
  const query = searchParams.toString();
  passed.set(PATH_HEADER, query ? `${pathname}?${query}` : pathname);

  const slug = slugOfPath(pathname);
  const status = slug ? await linkStatus(slug) : 200;
  const response = NextResponse.next({ status, request: { headers: passed } });
  response.headers.set("content-security-policy", policy);
  const secure = env.appUrl.startsWith("https:") || request.headers.get("x-forwarded-proto") === "https";
  if (secure) response.headers.set("strict-transport-security", STRICT_TRANSPORT);
  return response;
}

export const config = {
  // Never /api: a matcher that covers an upload cuts its body at 10 MB and still answers 200. No address there has a
  // percent sign, and one that has may be unreadable, at which Next itself answers 500.
  matcher: [
    "/((?!api/|_next/|icon|apple-icon|manifest\\.webmanifest|favicon\\.ico|robots\\.txt).*)",
    "/(api/[^%]*%.*)",
  ],
};
