import { env } from "@/env";
import { hasBearer } from "@/lib/http/bearer";
import { metricsPage } from "@/lib/server/metrics-page";

export const dynamic = "force-dynamic";

/** For Prometheus. Closed without METRICS_TOKEN. */
export async function GET(request: Request): Promise<Response> {
  if (!env.METRICS_TOKEN) return new Response(null, { status: 404 });
  if (!hasBearer(request, env.METRICS_TOKEN))
    return new Response(null, { status: 401, headers: { "www-authenticate": "Bearer" } });
  const { text, contentType } = await metricsPage();
  return new Response(text, { headers: { "content-type": contentType, "cache-control": "no-store" } });
}
