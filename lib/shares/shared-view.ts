import type { GenerationWithImages } from "@/db/generations/generation-queries";
import type { Share } from "@/db/schema/shares";
import { dimensionsOf } from "@/lib/generations/settings";
import type { PosterPreview } from "@/lib/posters/poster-preview";
import { dayIn } from "@/lib/text/time-zone";
import { FIRST } from "./video-handle";

export type SharedImage = { url: string; width: number; height: number };

/** A video as a stranger may know it. Addresses are paths of this origin; what is read elsewhere (Open Graph, oEmbed, JSON-LD) makes them absolute. */
export type SharedVideo = {
  videoUrl: string;
  downloadUrl: string | null;
  posterUrl: string | null;
  /** In pixels; null when it is not known. */
  posterSize: PosterPreview["size"] | null;
  /** The poster in small, as a `data:` address that a page can carry in itself. */
  preview: string | null;
  /** Its colors, likewise. Of one video alone: there is one light in the room. */
  glow: string | null;
  placeholder: string | null;
  width: number;
  height: number;
  /** Seconds. */
  duration: number;
  prompt: string | null;
  settings: { ratio: string; duration: number; model: string } | null;
  images: SharedImage[];
  /** Where a signed-in user makes their own from it. */
  remixUrl: string | null;
};

/** A link as a stranger may know it. What its owner did not switch on is not in here at all. */
export type SharedLink = {
  slug: string;
  pageUrl: string;
  embedUrl: string;
  title: string | null;
  note: string | null;
  indexable: boolean;
  /** Whether the videos are told to other sites (players in chats, oEmbed). Not behind a password. */
  unfolds: boolean;
  sharedAt: string;
  /** The day of it by its owner's clock: `2026-11-22`. */
  sharedOn: string;
  videos: SharedVideo[];
};

type Named = GenerationWithImages & { handle: string; preview: PosterPreview | null };

/** `key` goes into the addresses of the files, which know no cookie; null when the link asks for no password. */
export function sharedLink(share: Share, zone: string, videos: Named[], key: string | null): SharedLink {
  return {
    slug: share.slug,
    pageUrl: `/v/${share.slug}`,
    embedUrl: `/embed/${share.slug}`,
    title: share.title,
    note: share.note,
    indexable: share.indexable,
    unfolds: share.passwordHash === null,
    sharedAt: share.createdAt.toISOString(),
    sharedOn: dayIn(share.createdAt, zone),
    videos: videos.map((video) => sharedVideo(share, video, key)),
  };
}

function sharedVideo(share: Share, { row, images, handle, preview }: Named, key: string | null): SharedVideo {
  const file = (part: string, query: Record<string, string> = {}) => {
    const asked = new URLSearchParams({
      ...(handle !== FIRST && { video: handle }),
      ...query,
      ...(key && { key }),
    }).toString();
    return `/api/files/shared/${share.slug}/${part}${asked && `?${asked}`}`;
  };
  const remix = new URLSearchParams({ remix: share.slug, video: handle, ...(key && { key }) });
  return {
    videoUrl: file("video"),
    downloadUrl: share.allowDownload ? file("video", { download: "1" }) : null,
    posterUrl: row.posterKey ? file("poster") : null,
    posterSize: preview?.size ?? null,
    preview: preview?.small ?? null,
    glow: preview?.glow ?? null,
    placeholder: row.placeholder,
    ...dimensionsOf(row),
    duration: row.duration,
    prompt: share.showPrompt ? row.prompt : null,
    settings: share.showSettings ? { ratio: row.ratio, duration: row.duration, model: row.model } : null,
    images: share.showImages
      ? images.map(({ width, height }, index) => ({
          url: file("image", { image: String(index + 1) }),
          width,
          height,
        }))
      : [],
    remixUrl: share.allowRemix ? `/?${remix}` : null,
  };
}
