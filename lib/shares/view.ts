import type { Generation, Share } from "@/db/schema";
import { FRAME, isRatio } from "@/lib/generations/settings";

/** A link as its owner may know it. */
export type ShareView = { slug: string; url: string; showPrompt: boolean; createdAt: string };

/** A film as a stranger may know it. What the owner did not choose to show is not in here at all. */
export type SharedFilm = {
  slug: string;
  /** Paths of this origin; only `unfold` makes them absolute. */
  pageUrl: string;
  videoUrl: string;
  posterUrl: string | null;
  placeholder: string | null;
  width: number;
  height: number;
  /** Seconds. */
  duration: number;
  prompt: string | null;
  sharedAt: string;
};

export const shareView = (row: Share, origin: string): ShareView => ({
  slug: row.slug,
  url: `${origin}/v/${row.slug}`,
  showPrompt: row.showPrompt,
  createdAt: row.createdAt.toISOString(),
});

export function sharedFilm(share: Share, film: Generation): SharedFilm {
  const frame = isRatio(film.ratio) ? FRAME[film.ratio] : FRAME["16:9"];
  const files = `/api/files/shared/${share.slug}`;
  return {
    slug: share.slug,
    pageUrl: `/v/${share.slug}`,
    videoUrl: `${files}/video`,
    posterUrl: film.posterKey ? `${files}/poster` : null,
    placeholder: film.placeholder,
    width: film.videoWidth ?? frame.width,
    height: film.videoHeight ?? frame.height,
    duration: film.duration,
    prompt: share.showPrompt ? film.prompt : null,
    sharedAt: share.createdAt.toISOString(),
  };
}
