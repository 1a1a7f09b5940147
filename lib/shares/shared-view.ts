import type { GenerationWithImages } from "@/db/generations/generation-queries";
import type { Share } from "@/db/schema/shares";
import { isExported } from "@/lib/generations/exported";
import { dimensionsOf } from "@/lib/generations/settings";
import type { PosterPreview } from "@/lib/posters/poster-preview";
import { languageOf } from "@/lib/sequences/captions/caption-language";
import type { CaptionTrack } from "@/lib/sequences/captions/caption-tracks";
import type { Recipe } from "@/lib/sequences/content";
import { chaptersOf, isMixed } from "@/lib/sequences/exports/recipe";
import { dayIn } from "@/lib/text/time-zone";
import { FIRST } from "./video-handle";

export type SharedImage = { url: string; width: number; height: number };

/** From its second on, up to the next one. */
export type SharedChapter = { at: number; name: string | null };

/**
 * A video as visitors get it. Addresses are paths of this origin; Open Graph, oEmbed and JSON-LD make them absolute.
 */
export type SharedVideo = {
  /** Its name in addresses: the page at `?video=<handle>` shows it first. */
  handle: string;
  videoUrl: string;
  downloadUrl: string | null;
  posterUrl: string | null;
  /** The same as large as a card: a third of the bytes. */
  posterCardUrl: string | null;
  /** The same as JPEG, for the previews of chats and sites that show no WebP. */
  posterJpegUrl: string | null;
  captions: CaptionTrack | null;
  /** In pixels; null when it is not known. */
  posterSize: PosterPreview["size"] | null;
  /** A small poster as a `data:` address inside the page. */
  preview: string | null;
  /** The poster's colors, likewise. Only for a link of one video. */
  glow: string | null;
  placeholder: string | null;
  width: number;
  height: number;
  /** Seconds. */
  duration: number;
  prompt: string | null;
  settings: { ratio: string; duration: number; model: string } | null;
  images: SharedImage[];
  /** Of an exported video: the clips that it was made of. `name` is null where the link does not show prompts. */
  chapters: SharedChapter[];
  /** Whether it has sound that no model made. */
  mixed: boolean;
  /** Where a signed-in user starts their own video from it. */
  remixUrl: string | null;
};

/** A link as visitors get it. What its owner did not switch on is not included at all. */
export type SharedLink = {
  slug: string;
  pageUrl: string;
  embedUrl: string;
  /** The owner's, or the name of the exported video. */
  title: string | null;
  note: string | null;
  indexable: boolean;
  /** Whether other sites may embed the videos (players in chats, oEmbed). Not behind a password. */
  unfolds: boolean;
  sharedAt: string;
  /** The day of it in the owner's time zone: `2026-11-22`. */
  sharedOn: string;
  videos: SharedVideo[];
};

/** `recipe`: what it was exported from, or null. */
type Named = GenerationWithImages & { handle: string; preview: PosterPreview | null; recipe: Recipe | null };

/** `key` becomes part of the files' addresses, which get no cookie; null when the link has no password. */
export function sharedLink(share: Share, zone: string, videos: Named[], key: string | null): SharedLink {
  return {
    slug: share.slug,
    pageUrl: `/v/${share.slug}`,
    embedUrl: `/embed/${share.slug}`,
    title: share.title ?? exportedName(share, videos[0]),
    note: share.note,
    indexable: share.indexable,
    unfolds: share.passwordHash === null,
    sharedAt: share.createdAt.toISOString(),
    sharedOn: dayIn(share.createdAt, zone),
    videos: videos.map((video) => sharedVideo(share, video, key)),
  };
}

/** Of an exported video: its sequence's name at that time, where the link shows words of its owner's. */
const exportedName = (share: Share, video: Named | undefined): string | null =>
  share.showPrompt && video && isExported(video.row) ? video.row.prompt : null;

function sharedVideo(share: Share, { row, images, handle, preview, recipe }: Named, key: string | null): SharedVideo {
  const file = (part: string, query: Record<string, string> = {}) => {
    const asked = new URLSearchParams({
      ...(handle !== FIRST && { video: handle }),
      ...query,
      ...(key && { key }),
    }).toString();
    return `/api/files/shared/${share.slug}/${part}${asked && `?${asked}`}`;
  };
  const exported = isExported(row);
  const language = languageOf(recipe?.captions ?? []);
  const remix = new URLSearchParams({ remix: share.slug, video: handle, ...(key && { key }) });
  return {
    handle,
    videoUrl: file("video"),
    downloadUrl: share.allowDownload ? file("video", { download: "1" }) : null,
    posterUrl: row.posterKey ? file("poster") : null,
    posterCardUrl: row.posterKey ? file("poster", { size: "card" }) : null,
    posterJpegUrl: row.posterKey ? file("poster", { format: "jpeg" }) : null,
    captions: language === null ? null : { url: file("captions"), language },
    posterSize: preview?.size ?? null,
    preview: preview?.small ?? null,
    glow: preview?.glow ?? null,
    placeholder: row.placeholder,
    ...dimensionsOf(row),
    duration: row.duration,
    // An exported video has none of these: its prompt is only its name.
    prompt: share.showPrompt && !exported ? row.prompt : null,
    settings: share.showSettings && !exported ? { ratio: row.ratio, duration: row.duration, model: row.model } : null,
    images: share.showImages
      ? images.map(({ width, height }, index) => ({
          url: file("image", { image: String(index + 1) }),
          width,
          height,
        }))
      : [],
    // Names of clips are titles and prompts.
    chapters: recipe
      ? chaptersOf(recipe).map(({ at, name }) => ({ at, name: (share.showPrompt && name) || null }))
      : [],
    mixed: recipe !== null && isMixed(recipe),
    remixUrl: share.allowRemix && !exported ? `/?${remix}` : null,
  };
}
