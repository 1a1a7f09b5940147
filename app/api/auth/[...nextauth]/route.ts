import { NextRequest } from "next/server";
import { env } from "@/env";
import { handlers } from "@/lib/auth/auth";
import { configuredProviders } from "@/lib/auth/providers";
import { renamedCookies } from "@/lib/auth/session-cookie";
import { checkNetwork, tooManyResponse } from "@/lib/http/check-limit";

type Context = { params: Promise<{ nextauth: string[] }> };

/**
 * Only the return from GitHub, Google or an OIDC issuer. The rest of what next-auth would serve here (its own forms,
 * the session as JSON) is unused, so it isn't exposed.
 */
export async function GET(request: NextRequest, { params }: Context): Promise<Response> {
  const [step, provider, ...rest] = (await params).nextauth;
  const known = configuredProviders().some((id) => id === provider);
  if (step !== "callback" || !known || rest.length > 0) return new Response(null, { status: 404 });
  const reached = await checkNetwork("signIn", request.headers);
  if (reached) return tooManyResponse(reached);
  // Behind a proxy, Next sees http://localhost; the provider compares the redirect URI with the original one.
  const { pathname, search } = request.nextUrl;
  const headers = new Headers(request.headers);
  headers.set("cookie", renamedCookies(headers.get("cookie")));
  return handlers.GET(new NextRequest(new URL(pathname + search, env.appUrl), { headers }));
}
