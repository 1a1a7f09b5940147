import { getTranslations } from "next-intl/server";
import { env } from "@/env";
import { isReadable } from "@/lib/http/address";
import { checkNetwork, tooManyResponse } from "@/lib/http/check-limit";
import { failureResponse } from "@/lib/http/responses";
import { log } from "@/lib/log";
import { answerOembed } from "@/lib/shares/embed/answer-oembed";

/** Tells other sites how to embed a link (oembed.com): `?url=…&format=json|xml&maxwidth=…&maxheight=…`. */
export async function GET(request: Request): Promise<Response> {
  try {
    const url = new URL(request.url);
    if (!isReadable(url)) return new Response(null, { status: 400 });
    const reached = await checkNetwork("oembed", request.headers);
    if (reached) return await tooManyResponse(reached);
    return await answerOembed(url.searchParams, env.appUrl, await getTranslations("share"));
  } catch (error) {
    log.often("an oEmbed question could not be answered", error);
    return failureResponse(error);
  }
}
