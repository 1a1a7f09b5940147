import type { Db } from "@/db/database";
import { pageImages } from "@/db/images/image-queries";
import { decodeCursor, encodeCursor } from "@/lib/generations/cursor";
import { type ImageView, imageView } from "@/lib/generations/view";

export type EarlierPage = { items: ImageView[]; nextCursor: string | null };

/** Images per answer, and characters of a search that are read. */
const PAGE = 30;
const LONGEST = 120;

/**
 * One user's images, newest first; with `search`, only those whose name contains it. A foreign cursor starts at the
 * newest.
 */
export async function earlierPage(
  db: Db,
  page: { userId: string; cursor?: string | null; search?: string | null; limit?: number },
): Promise<EarlierPage> {
  const limit = page.limit ?? PAGE;
  const before = page.cursor ? (decodeCursor(page.cursor) ?? undefined) : undefined;
  const search = page.search?.trim().slice(0, LONGEST) || undefined;
  const rows = await pageImages(db, { userId: page.userId, before, search, limit: limit + 1 });
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items: items.map(imageView), nextCursor: rows.length > limit && last ? encodeCursor(last) : null };
}
