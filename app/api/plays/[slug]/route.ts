import { readBody } from "@/lib/http/body";
import { log } from "@/lib/log";
import { countPlay } from "@/lib/shares/count";

const LONGEST = 200;

/** A page tells that its video was started. The answer is the same whatever was counted, so that it tells nothing. */
export async function POST(request: Request, { params }: RouteContext<"/api/plays/[slug]">): Promise<Response> {
  try {
    // Who leaves in the middle of saying so has said nothing.
    const key = await readBody(request, LONGEST).catch(() => null);
    if (key !== null) await countPlay((await params).slug, key.toString(), request.headers);
  } catch (error) {
    log.error("a play could not be counted", error);
  }
  return new Response(null, { status: 204, headers: { "cache-control": "no-store" } });
}
