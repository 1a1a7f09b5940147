import { type LinkTexts, linkDescription, linkTitle } from "@/lib/shares/link-text";
import type { SharedLink } from "@/lib/shares/shared-view";

/** The films of a link as schema.org VideoObjects, for the page's own `<script type="application/ld+json">`. */
export function jsonLd(link: SharedLink, origin: string, t: LinkTexts): string {
  const absolute = (path: string) => new URL(path, origin).href;
  const films = link.films.map((film) => ({
    "@type": "VideoObject",
    name: linkTitle(link, t),
    description: linkDescription(link, t),
    uploadDate: link.sharedAt,
    duration: `PT${film.duration}S`,
    contentUrl: absolute(film.videoUrl),
    embedUrl: absolute(link.embedUrl),
    thumbnailUrl: film.posterUrl ? [absolute(film.posterUrl)] : undefined,
    width: film.width,
    height: film.height,
  }));
  // Inside a script an end tag would end it, wherever it stands.
  return JSON.stringify({ "@context": "https://schema.org", "@graph": films }).replaceAll("<", "\\u003c");
}
