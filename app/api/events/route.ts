import { env } from "@/env";
import { authedRoute } from "@/lib/auth/authed-route";
import { aliveOf } from "@/lib/auth/session";
import { liveStream } from "@/lib/generations/live/live-stream";
import { getServices } from "@/lib/generations/services";

export const dynamic = "force-dynamic";

/** Streams the changes of the user's generations. */
export const GET = authedRoute("streams", async (user, request) => {
  // The browser's own retry sends the header; a page that opens a new stream can't, and uses `?after=`.
  const heard = request.headers.get("last-event-id") ?? new URL(request.url).searchParams.get("after");
  const last = Number.parseInt(heard ?? "", 10);
  const stream = liveStream(
    { ...getServices(), aliveOf },
    {
      userId: user.id,
      sessionId: user.sessionId,
      lastEventId: Number.isSafeInteger(last) && last >= 0 ? last : null,
      build: env.build,
    },
    request.signal,
  );
  return new Response(stream, {
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store, no-transform",
      // Otherwise nginx would hold events back until its buffer is full.
      "x-accel-buffering": "no",
    },
  });
});
