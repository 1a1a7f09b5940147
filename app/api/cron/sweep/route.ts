import { env } from "@/env";
import { sweepOnce } from "@/lib/generations/lifecycle/sweep";
import { getServices } from "@/lib/generations/services";
import { hasBearer } from "@/lib/http/bearer";
import { fillAll } from "@/lib/sequences/scenes/keep-filling";
import { cleanUp } from "@/lib/server/cleanup";

export const dynamic = "force-dynamic";
export const maxDuration = 60;

/** The sweep for hosts where no process runs between requests. Disabled without CRON_SECRET. */
export async function GET(request: Request): Promise<Response> {
  if (!env.CRON_SECRET || !hasBearer(request, env.CRON_SECRET)) return new Response(null, { status: 404 });
  const until = Date.now() + 40_000;
  let stepped = 0;
  for (let found = 1; found > 0 && Date.now() < until; ) {
    found = await sweepOnce(getServices());
    stepped += found;
  }
  await fillAll(getServices());
  await cleanUp();
  return Response.json({ stepped });
}
