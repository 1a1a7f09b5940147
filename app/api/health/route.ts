import { env } from "@/env";
import { RETRY_AFTER } from "@/lib/http/away";
import { checkHealth } from "@/lib/server/health";

export const dynamic = "force-dynamic";

export async function GET(): Promise<Response> {
  const health = await checkHealth();
  const headers = new Headers({ "cache-control": "no-store", ...(health.ok ? {} : RETRY_AFTER) });
  if (env.NINEFOLD_START) headers.set("x-ninefold-start", env.NINEFOLD_START);
  return Response.json(health, { status: health.ok ? 200 : 503, headers });
}
