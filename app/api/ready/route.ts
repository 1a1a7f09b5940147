import { env } from "@/env";
import { RETRY_AFTER } from "@/lib/http/away";
import { checkReadiness } from "@/lib/server/readiness";

export const dynamic = "force-dynamic";

export async function GET(): Promise<Response> {
  const readiness = await checkReadiness();
  const headers = new Headers({ "cache-control": "no-store", ...(readiness.ok ? {} : RETRY_AFTER) });
  if (env.NINEFOLD_START) headers.set("x-ninefold-start", env.NINEFOLD_START);
  return Response.json(readiness, { status: readiness.ok ? 200 : 503, headers });
}
