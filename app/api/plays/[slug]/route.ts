import { readBody } from "@/lib/http/body";
import { checkNetwork, tooManyResponse } from "@/lib/http/check-limit";
import { log } from "@/lib/log";
import { countPlay } from "@/lib/shares/count";

const LONGEST = 200;

/** A page reports that its video was started. The answer is the same for every link, so that it reveals nothing. */
export async function POST(request: Request, { params }: RouteContext<"/api/plays/[slug]">): Promise<Response> {
  try {
    const reached = await checkNetwork("plays", request.headers);
    if (reached) return await tooManyResponse(reached);
    // The visitor left before the report was complete.
    const key = await readBody(request, LONGEST).catch(() => null);
    if (key !== null) await countPlay((await params).slug, key.toString(), request.headers);
  } catch (error) {
    log.often("a play could not be counted", error);
  }
  return new Response(null, { status: 204, headers: { "cache-control": "no-store" } });
}
