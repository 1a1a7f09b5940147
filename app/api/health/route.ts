import { RETRY_AFTER } from "@/lib/away";
import { checkHealth } from "@/lib/health";

export const dynamic = "force-dynamic";

export async function GET(): Promise<Response> {
  const health = await checkHealth();
  const headers = { "cache-control": "no-store", ...(health.ok ? {} : RETRY_AFTER) };
  return Response.json(health, { status: health.ok ? 200 : 503, headers });
}
