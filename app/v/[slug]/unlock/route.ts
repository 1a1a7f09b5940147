import { cookies } from "next/headers";
import { env } from "@/env";
import { isReadable } from "@/lib/http/address";
import { readForm } from "@/lib/http/body";
import { checkNetwork } from "@/lib/http/check-limit";
import { errorResponse } from "@/lib/http/responses";
import { isSameOrigin } from "@/lib/http/same-origin";
import { log } from "@/lib/log";
import { keyCookie, keyCookieOptions } from "@/lib/shares/page-cookie";
import { isSlug } from "@/lib/shares/slug";
import { unlock } from "@/lib/shares/unlock";
import { isKeepable } from "@/lib/text/keepable";

/** Accepts the password from a plain form, so that it works without a script, and redirects back to the page. */
export async function POST(request: Request, { params }: RouteContext<"/v/[slug]/unlock">): Promise<Response> {
  const { slug } = await params;
  const back = (trouble?: string) =>
    new Response(null, {
      status: 303,
      headers: {
        location: `/v/${isSlug(slug) ? slug : "-"}${trouble ? `?trouble=${trouble}` : ""}`,
        "cache-control": "no-store",
      },
    });
  try {
    if (!isReadable(new URL(request.url))) return errorResponse("invalid");
    if (!isSameOrigin(request, env.appUrl)) return errorResponse("unauthorized");
    if (await checkNetwork("unlock", request.headers)) return back("wait");
    const form = await readForm(request, 16 * 1024);
    if (!isKeepable(form?.get("password"))) return errorResponse("invalid");
    const unlocked = await unlock(slug, form?.get("password"), request.headers);
    switch (unlocked.kind) {
      case "key":
        (await cookies()).set(keyCookie(slug), unlocked.key, keyCookieOptions(slug));
        return back();
      case "wrong":
      case "empty":
      case "wait":
        return back(unlocked.kind);
      case "none":
        return back();
    }
  } catch (error) {
    log.often("a link could not be unlocked", error);
    // While the database is unreachable, the page says so.
    return back();
  }
}
