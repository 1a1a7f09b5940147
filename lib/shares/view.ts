import type { OwnedShare } from "@/db/shares";
import { frameOf } from "./frame";
import { type Standing, standing } from "./standing";

/** A link as its owner may know it. Moments are ISO strings. The password itself is known to nobody, here neither. */
export type ShareView = {
  slug: string;
  url: string;
  standing: Standing;
  name: string | null;
  title: string | null;
  note: string | null;
  showPrompt: boolean;
  showReferences: boolean;
  showSettings: boolean;
  allowDownload: boolean;
  allowRemix: boolean;
  indexable: boolean;
  hasPassword: boolean;
  endsAt: string | null;
  createdAt: string;
  views: number;
  plays: number;
  films: {
    id: string;
    prompt: string;
    posterUrl: string | null;
    placeholder: string | null;
    width: number;
    height: number;
  }[];
};

export function shareView({ share, films, views, plays }: OwnedShare, origin: string, now = new Date()): ShareView {
  return {
    slug: share.slug,
    url: `${origin}/v/${share.slug}`,
    standing: standing(share, films.length, now),
    name: share.name,
    title: share.title,
    note: share.note,
    showPrompt: share.showPrompt,
    showReferences: share.showReferences,
    showSettings: share.showSettings,
    allowDownload: share.allowDownload,
    allowRemix: share.allowRemix,
    indexable: share.indexable,
    hasPassword: share.passwordHash !== null,
    endsAt: share.endsAt?.toISOString() ?? null,
    createdAt: share.createdAt.toISOString(),
    views,
    plays,
    films: films.map((film) => ({
      id: film.id,
      prompt: film.prompt.slice(0, 200),
      posterUrl: film.posterKey ? `/api/files/poster/${film.id}` : null,
      placeholder: film.placeholder,
      ...frameOf(film),
    })),
  };
}
