import "server-only";
import { cache } from "react";
import { getDb } from "@/db/client";
import { listShares, openShare } from "@/db/shares";
import { env } from "@/env";
import { requireViewer } from "@/lib/session";
import { isSlug } from "./slug";
import { type SharedFilm, type ShareView, sharedFilm, shareView } from "./view";

/** The living links of one of the viewer's films, newest first. */
export async function loadShares(generationId: string): Promise<ShareView[]> {
  const viewer = await requireViewer();
  const rows = await listShares(getDb(), { userId: viewer.id, generationId });
  return rows.map((row) => shareView(row, env.appUrl));
}

/** What a stranger sees behind a link; null when it opens nothing. Once a request, although page and tags both ask. */
export const loadSharedFilm = cache(async (slug: string): Promise<SharedFilm | null> => {
  if (!isSlug(slug)) return null;
  const found = await openShare(getDb(), slug);
  return found && sharedFilm(found.share, found.film);
});
