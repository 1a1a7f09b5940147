import { after } from "next/server";
import { answerCallback } from "@/lib/generations/callbacks/answer-callback";
import { stepSoon } from "@/lib/generations/lifecycle/step-soon";
import { getServices } from "@/lib/generations/services";
import { RETRY_AFTER } from "@/lib/http/away";
import { readBody } from "@/lib/http/body";
import { checkLimit, tooManyResponse } from "@/lib/http/check-limit";
import { log } from "@/lib/log";

export const dynamic = "force-dynamic";

/**
 * More than any callback that is parsed: a body that is only too long is read to its end, so its sender gets a reply.
 */
const MAX_BODY_BYTES = 512 * 1024;

type Context = { params: Promise<{ provider: string; attempt: string; token: string }> };

/**
 * A callback from the provider, in any format. It is answered before any query or download: the strictest provider
 * waits 5 s. The content of a body that is too long or breaks off is ignored, but the callback itself still counts.
 */
async function answer(request: Request, { params }: Context): Promise<Response> {
  const { attempt, token } = await params;
  const { method, headers, url } = request;
  const services = getServices();
  const call = {
    attemptId: attempt,
    token,
    body: await readBody(request, MAX_BODY_BYTES).catch(() => null),
    contentType: headers.get("content-type"),
    contentEncoding: headers.get("content-encoding"),
    query: new URL(url).searchParams,
    looks: method === "GET" || method === "HEAD",
  };
  const generation = await answerCallback(services, call).catch((error) => {
    log.often("a callback could not be recorded", error);
    return undefined;
  });
  // Not recorded: the provider should call again.
  if (generation === undefined) return new Response(null, { status: 503, headers: RETRY_AFTER });
  if (generation === null) return new Response(null, { status: 404 });
  // Recorded all the same: only the work that it causes is limited, and the sweep does it later.
  const reached = await checkLimit("callbacks", attempt);
  if (reached) return tooManyResponse(reached);
  after(() => stepSoon(services, generation));
  return new Response(null, { status: 204 });
}

export const POST = answer;
export const PUT = answer;
export const PATCH = answer;
export const GET = answer;
export const HEAD = answer;
