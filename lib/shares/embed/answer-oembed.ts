import "server-only";
import { HTTP_STATUS } from "@/lib/shares/link-status";
import type { LinkTexts } from "@/lib/shares/link-text";
import { loadEmbedded } from "@/lib/shares/load-shared";
import { oembed, oembedXml, slugOfAddress } from "./oembed";

/** The size limits when the request has none: large, yet numbers. */
const UNLIMITED = 10_000;

/**
 * Answers with the statuses of oembed.com, 2.3.4: 404 for an address that opens nothing, 401 for one behind a password,
 * 501 for an unknown format; and with HTTP's own 410 for a revoked or expired link.
 */
export async function answerOembed(asked: URLSearchParams, origin: string, t: LinkTexts): Promise<Response> {
  const format = asked.get("format") ?? "json";
  if (format !== "json" && format !== "xml") return empty(501);
  const slug = slugOfAddress(asked.get("url") ?? "", origin);
  const shown = slug ? await loadEmbedded(slug) : null;
  if (shown?.kind !== "open") return empty(HTTP_STATUS[shown?.kind ?? "missing"]);
  const most = { width: limit(asked.get("maxwidth")), height: limit(asked.get("maxheight")) };
  const answer = oembed(shown.link, origin, most, t);
  if (!answer) return empty(404);
  return format === "json"
    ? new Response(JSON.stringify(answer), { headers: headers("application/json; charset=utf-8") })
    : new Response(oembedXml(answer), { headers: headers("text/xml; charset=utf-8") });
}

function limit(text: string | null): number {
  const pixels = /^\d{1,5}$/.test(text ?? "") ? Number(text) : 0;
  return pixels > 0 ? pixels : UNLIMITED;
}

// Public data, so scripts of every origin may read it; not cached, because a link may be revoked.
const headers = (type?: string) => ({
  "access-control-allow-origin": "*",
  "cache-control": "no-cache",
  ...(type && { "content-type": type }),
});

const empty = (status: 401 | 404 | 410 | 501): Response => new Response(null, { status, headers: headers() });
