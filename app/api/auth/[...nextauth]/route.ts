import { NextRequest } from "next/server";
import { env } from "@/env";
import { handlers } from "@/lib/auth/auth";
import { configuredProviders } from "@/lib/auth/providers";

type Context = { params: Promise<{ nextauth: string[] }> };

/**
 * Only the way back from GitHub, Google or an OIDC issuer. Everything else that next-auth would serve here (its own
 * forms, the session as JSON) has another door in this product, and a door without a use is shut.
 */
export async function GET(request: NextRequest, { params }: Context): Promise<Response> {
  const [step, provider, ...rest] = (await params).nextauth;
  const known = configuredProviders().some((id) => id === provider);
  if (step !== "callback" || !known || rest.length > 0) return new Response(null, { status: 404 });
  // Behind a proxy Next sees http://localhost; the provider compares the address with the one it was first given.
  const { pathname, search } = request.nextUrl;
  return handlers.GET(new NextRequest(new URL(pathname + search, env.appUrl), request));
}
