import { env } from "@/env";

export const dynamic = "force-dynamic";

/** Accepts a request and does nothing: the baseline that callbacks are measured against. Open only in benches. */
export function POST(): Response {
  return new Response(null, { status: env.NINEFOLD_BENCH ? 204 : 404 });
}
