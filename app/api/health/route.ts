import { env } from "@/env";
import { version } from "@/package.json";

export const dynamic = "force-dynamic";

/** That this process answers, whatever else works: an orchestrator restarts the one that does not. */
export function GET(): Response {
  return Response.json({ ok: true, version, build: env.build }, { headers: { "cache-control": "no-store" } });
}
