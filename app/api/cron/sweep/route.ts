import { createHash, timingSafeEqual } from "node:crypto";
import { env } from "@/env";
import { sweepOnce } from "@/lib/generations/lifecycle/sweep";
import { getServices } from "@/lib/generations/services";
import { cleanUp } from "@/lib/server/cleanup";

export const dynamic = "force-dynamic";
export const maxDuration = 60;

const digest = (text: string) => createHash("sha256").update(text).digest();

/** The sweep for hosts where no process runs between requests. Disabled without CRON_SECRET. */
export async function GET(request: Request): Promise<Response> {
  const given = request.headers.get("authorization") ?? "";
  const open = env.CRON_SECRET && timingSafeEqual(digest(given), digest(`Bearer ${env.CRON_SECRET}`));
  if (!open) return new Response(null, { status: 404 });
  const until = Date.now() + 40_000;
  let stepped = 0;
  for (let found = 1; found > 0 && Date.now() < until; ) {
    found = await sweepOnce(getServices());
    stepped += found;
  }
  await cleanUp();
  return Response.json({ stepped });
}
