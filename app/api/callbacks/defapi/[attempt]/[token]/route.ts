import { after } from "next/server";
import { RETRY_AFTER } from "@/lib/away";
import { readText } from "@/lib/body";
import { answerCallback } from "@/lib/generations/answer-callback";
import { stepSoon } from "@/lib/generations/step-soon";
import { getStudio } from "@/lib/generations/studio";
import { log } from "@/lib/log";

export const dynamic = "force-dynamic";

const MAX_BODY_BYTES = 64 * 1024;

type Context = { params: Promise<{ attempt: string; token: string }> };

/** The provider rings. It is answered before anything is asked or fetched: the tightest of its kind waits 5 s. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { attempt, token } = await params;
  const body = await readText(request, MAX_BODY_BYTES);
  if (body === null) return new Response(null, { status: 413 });
  const studio = getStudio();
  const generation = await answerCallback(studio, { attemptId: attempt, token, body }).catch((error) => {
    log.error("a callback could not be recorded", error);
    return undefined;
  });
  // Not recorded: the provider should ring again.
  if (generation === undefined) return new Response(null, { status: 503, headers: RETRY_AFTER });
  if (generation === null) return new Response(null, { status: 404 });
  after(() => stepSoon(studio, generation));
  return new Response(null, { status: 204 });
}
