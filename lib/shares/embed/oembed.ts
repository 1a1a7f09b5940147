import { intendedPath, isReadable } from "@/lib/http/address";
import { aiDisclosure, digitalSourceType } from "@/lib/shares/ai-disclosure";
import { type LinkTexts, linkTitle } from "@/lib/shares/link-text";
import type { SharedLink } from "@/lib/shares/shared-view";
import { slugOfPath } from "@/lib/shares/slug";
import { embedCode } from "./embed-code";
import { escapeMarkup } from "./markup";

/** An oEmbed answer of type video (oembed.com, 2.3.4.2). */
export type OEmbed = Record<string, string | number>;

export const oembedAddress = (origin: string, page: string, format: "json" | "xml"): string =>
  `${origin}/api/oembed?${new URLSearchParams({ url: page, format })}`;

/** The slug in an address of one of a link's pages at `origin`; null for every other address. */
export function slugOfAddress(address: string, origin: string): string | null {
  if (address.length > 2_000 || !URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.origin !== new URL(origin).origin) return null;
  return isReadable(url) ? slugOfPath(intendedPath(url.pathname)) : null;
}

/** The largest size of the video's own ratio within the limits, never larger than the video. */
export function fitted(video: { width: number; height: number }, most: { width: number; height: number }) {
  const scale = Math.min(1, most.width / video.width, most.height / video.height);
  return { width: Math.max(1, Math.floor(video.width * scale)), height: Math.max(1, Math.floor(video.height * scale)) };
}

/** What other sites need to embed a link; null when it has nothing to show. */
export function oembed(
  link: SharedLink,
  origin: string,
  most: { width: number; height: number },
  t: LinkTexts,
): OEmbed | null {
  const video = link.videos[0];
  if (!video) return null;
  const title = linkTitle(link, t);
  const size = fitted(video, most);
  const disclosure = aiDisclosure(t);
  // The standard requires a thumbnail's size, or no thumbnail.
  const poster: OEmbed =
    video.posterJpegUrl && video.posterSize
      ? {
          thumbnail_url: new URL(video.posterJpegUrl, origin).href,
          thumbnail_width: video.posterSize.width,
          thumbnail_height: video.posterSize.height,
        }
      : {};
  return {
    version: "1.0",
    type: "video",
    title,
    provider_name: "Ninefold",
    provider_url: origin,
    // Short, because its owner may revoke the link.
    cache_age: 300,
    digital_source_type: digitalSourceType(video),
    ...(disclosure && { ai_disclosure: disclosure }),
    ...poster,
    ...size,
    html: embedCode({ address: new URL(link.embedUrl, origin).href, title, ...size }),
  };
}

/** The same answer in the standard's XML. */
export function oembedXml(answer: OEmbed): string {
  const lines = Object.entries(answer).map(([name, value]) => `  <${name}>${escapeMarkup(String(value))}</${name}>`);
  return `<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<oembed>\n${lines.join("\n")}\n</oembed>\n`;
}
