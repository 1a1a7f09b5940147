import { type NextRequest, NextResponse } from "next/server";
import { env } from "@/env";
import { PATH_HEADER } from "@/lib/auth/next-path";
import { readSessionCookie } from "@/lib/auth/session-cookie";
import { lightboxPath } from "@/lib/gallery/lightbox-path";
import { intendedPath, isReadable } from "@/lib/http/address";
import { contentSecurityPolicy, framedBy } from "@/lib/http/security-headers";
import { isLocale, LOCALE_COOKIE, localeFromHeader } from "@/lib/i18n/locales";
import { isTheme, THEME_COOKIE } from "@/lib/preferences/theme";
import { awayPage } from "@/lib/server/away-page";
import { pageStatus } from "@/lib/server/page-status";

const formTargets: string[] = [];
if (env.AUTH_GITHUB_ID) formTargets.push("https://github.com");
if (env.AUTH_GOOGLE_ID) formTargets.push("https://accounts.google.com");
if (env.AUTH_OIDC_ISSUER) formTargets.push(new URL(env.AUTH_OIDC_ISSUER).origin);

/**
 * Gives each page its nonce and its headers. Only for presentation and the browser's own defenses: every page, action
 * and route checks access by itself, never this file.
 */
export async function proxy(request: NextRequest): Promise<Response> {
  // Next and Postgres would each throw on it and answer 500.
  if (!isReadable(request.nextUrl)) return new NextResponse("Bad Request", { status: 400 });
  const meant = intendedPath(request.nextUrl.pathname);
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

  const status = await pageStatus({ method: request.method, path: pathname, nonce });
  const response =
    status === 503
      ? awayPage({ ...preferencesOf(request), nonce })
      : pageResponse(request, { status, request: { headers: passed } });
  response.headers.set("content-security-policy", policy);
  return response;
}

function pageResponse(request: NextRequest, init: { status: number; request: { headers: Headers } }): NextResponse {
  const { pathname } = request.nextUrl;
  const isVisitor = pathname === "/" && readSessionCookie(request.cookies) === undefined;
  const route = isVisitor ? "/welcome" : lightboxPath(pathname, request.headers.get("next-url"));
  if (!route) return NextResponse.next(init);
  const url = request.nextUrl.clone();
  url.pathname = route;
  return NextResponse.rewrite(url, init);
}

/** The language and theme for a page that is made here, read as the pages themselves read them. */
function preferencesOf(request: NextRequest) {
  const locale = request.cookies.get(LOCALE_COOKIE)?.value;
  const theme = request.cookies.get(THEME_COOKIE)?.value;
  return {
    locale: isLocale(locale) ? locale : localeFromHeader(request.headers.get("accept-language")),
    theme: isTheme(theme) ? theme : ("system" as const),
  };
}

export const config = {
  // No route that reads a body: a matcher that covers an upload truncates it at 10 MB and still answers 200. An address
  // of these routes normally has no percent sign; one that does may be unreadable, and then Next itself would answer 500.
  matcher: [
    "/((?!api/|v/[^/]+/unlock|_next/|icon|apple-icon|manifest\\.webmanifest|favicon\\.ico|robots\\.txt).*)",
    "/(api/[^%]*%.*)",
    "/(v/[^/]*%[^/]*/unlock)",
  ],
};
