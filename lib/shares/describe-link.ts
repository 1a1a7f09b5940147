import "server-only";
import { getDb } from "@/db/client";
import { dbNow } from "@/db/clock";
import { withImages } from "@/db/generations/generation-queries";
import { readShared } from "@/db/shares/shared-video-queries";
import { isExported } from "@/lib/generations/exported";
import { recipesOf } from "@/lib/sequences/exports/recipe";
import { makeKey } from "./key";
import type { OpenedLink } from "./open-link";
import { loadPosterPreview } from "./poster-preview";
import { type SharedLink, sharedLink } from "./shared-view";
import { FIRST, videoHandle } from "./video-handle";

const REMEMBERED = 100;
const known = new Map<string, SharedLink>();

/**
 * A link as visitors get it, once `openLink` has decided that they may: this decides nothing. Kept by its version, which
 * is everything that the result is made of: the link's own row and the videos that it shows now. A finished video
 * changes only by its poster; what it was exported from never changes. A link with a password is never kept. `wanted` is
 * the handle of the video on the stage.
 */
export async function describeLink(
  { share, zone, videos }: Extract<OpenedLink, { kind: "open" }>,
  wanted: string | null,
): Promise<SharedLink> {
  const handles = new Map(videos.map((video) => [video.id, videoHandle(share, video)]));
  const first = videos.find(({ id }) => handles.get(id) === wanted) ?? videos[0];
  const version = share.passwordHash === null ? JSON.stringify([share, zone, videos, first?.id]) : null;
  const remembered = version === null ? undefined : known.get(version);
  if (remembered) return remembered;

  const rows = await readShared(
    getDb(),
    videos.map(({ id }) => id),
  );
  // Metadata describes the first video and the first paint shows one: each poster is a file to open.
  const drawn = rows.filter(({ id }, index) => index === 0 || id === first?.id);
  const [loaded, previews, recipes] = await Promise.all([
    withImages(getDb(), rows),
    Promise.all(drawn.map(async (row) => [row.id, await loadPosterPreview(row)] as const)),
    recipesOf(getDb(), { userId: share.userId, ids: rows.filter(isExported).map(({ id }) => id) }),
  ]);
  const previewOf = new Map(previews);
  const named = loaded.map((video) => ({
    ...video,
    handle: handles.get(video.row.id) ?? FIRST,
    preview: previewOf.get(video.row.id) ?? null,
    recipe: recipes.get(video.row.id) ?? null,
  }));
  const link = sharedLink(share, zone, named, version === null ? makeKey(share, "file", dbNow()) : null);
  // One without its preview, or without a video that went to the trash meanwhile, is made again.
  const whole = rows.length === videos.length && drawn.every((row) => !row.posterKey || previewOf.get(row.id));
  if (version !== null && whole) {
    if (known.size >= REMEMBERED) known.clear();
    known.set(version, link);
  }
  return link;
}
