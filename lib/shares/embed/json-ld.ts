import { DIGITAL_SOURCE_TYPE } from "@/lib/shares/ai-disclosure";
import { type LinkTexts, linkDescription, linkTitle } from "@/lib/shares/link-text";
import type { SharedLink } from "@/lib/shares/shared-view";

/** The videos of a link as schema.org VideoObjects, for the page's own `<script type="application/ld+json">`. */
export function jsonLd(link: SharedLink, origin: string, t: LinkTexts): string {
  const absolute = (path: string) => new URL(path, origin).href;
  const videos = link.videos.map((video) => ({
    "@type": "VideoObject",
    name: linkTitle(link, t),
    description: linkDescription(link, t),
    uploadDate: link.sharedAt,
    duration: `PT${video.duration}S`,
    contentUrl: absolute(video.videoUrl),
    embedUrl: absolute(link.embedUrl),
    thumbnailUrl: video.posterJpegUrl ? [absolute(video.posterJpegUrl)] : undefined,
    width: video.width,
    height: video.height,
    digitalSourceType: DIGITAL_SOURCE_TYPE,
  }));
  // An end tag anywhere in the text would end the script element.
  return JSON.stringify({ "@context": "https://schema.org", "@graph": videos }).replaceAll("<", "\\u003c");
}
