import { digitalSourceType } from "@/lib/shares/ai-disclosure";
import { type ChapterTexts, chapterNames, type NamedChapter } from "@/lib/shares/chapter-names";
import { type LinkTexts, linkDescription, linkTitle } from "@/lib/shares/link-text";
import type { SharedLink } from "@/lib/shares/shared-view";

const partOf = (chapter: NamedChapter) => ({
  "@type": "Clip",
  name: chapter.name,
  startOffset: chapter.at,
  endOffset: chapter.end,
});

/** The videos of a link as schema.org VideoObjects, for the page's own `<script type="application/ld+json">`. */
export function jsonLd(link: SharedLink, origin: string, t: LinkTexts & ChapterTexts): string {
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
    digitalSourceType: digitalSourceType(video),
    hasPart: video.chapters.length > 0 ? chapterNames(video, t).map(partOf) : undefined,
  }));
  // An end tag anywhere in the text would end the script element.
  return JSON.stringify({ "@context": "https://schema.org", "@graph": videos }).replaceAll("<", "\\u003c");
}
