import type { Metadata } from "next";
import { type LinkTexts, linkDescription, linkTitle } from "@/lib/shares/link-text";
import type { SharedLink } from "@/lib/shares/shared-view";
import { oembedAddress } from "./oembed";

/**
 * The tags from which a chat renders a player: Open Graph, Twitter's player card and oEmbed discovery, with absolute
 * addresses and sizes in pixels. No video of a password-protected link appears in them.
 */
export function openGraph(link: SharedLink, origin: string, t: LinkTexts): Metadata {
  const absolute = (path: string) => new URL(path, origin).href;
  const title = linkTitle(link, t);
  const description = linkDescription(link, t);
  const url = absolute(link.pageUrl);
  const common: Metadata = {
    title: { absolute: title },
    description,
    robots: link.indexable ? { index: true, follow: true } : { index: false, follow: false },
    alternates: { canonical: url },
  };
  const video = link.videos[0];
  if (!video || !link.unfolds) return common;
  const size = { width: video.width, height: video.height };
  const images = video.posterJpegUrl
    ? [{ url: absolute(video.posterJpegUrl), type: "image/jpeg", alt: t("poster_alt"), ...video.posterSize }]
    : [];
  const stream = absolute(video.videoUrl);
  const player = absolute(link.embedUrl);
  return {
    ...common,
    alternates: {
      canonical: url,
      types: {
        "application/json+oembed": [{ url: oembedAddress(origin, url, "json"), title }],
        "text/xml+oembed": [{ url: oembedAddress(origin, url, "xml"), title }],
      },
    },
    openGraph: {
      type: "video.other",
      siteName: "Ninefold",
      title,
      description,
      url,
      images,
      videos: [
        { url: stream, secureUrl: origin.startsWith("https:") ? stream : undefined, type: "video/mp4", ...size },
        { url: player, type: "text/html", ...size },
      ],
    },
    // A player card without an image is rejected, or shown empty.
    twitter: video.posterJpegUrl
      ? { card: "player", title, description, images, players: [{ playerUrl: player, streamUrl: stream, ...size }] }
      : { card: "summary", title, description },
  };
}
