import type { Db } from "@/db/database";
import { type EntryPlace, findEntries, readInOrder } from "@/db/gallery/gallery-queries";
import { withImages } from "@/db/generations/generation-queries";
import { newestOfTexts } from "@/db/prompts/history-queries";
import { type SeedWithElements, withElements } from "@/lib/elements/restored";
import { termsOf } from "@/lib/gallery/search-terms";
import { decodeCursor, encodeCursor } from "@/lib/generations/cursor";
import { templateSeed } from "@/lib/generations/template-seed";

/** A submitted prompt, with the images and settings of its last submit, which was at `at`. */
export type HistoryView = SeedWithElements & { id: string; at: string };
export type HistoryPage = { items: HistoryView[]; nextCursor: string | null };

const SENT_PAGE = 20;
/** Videos per query, and queries per page: a text that was submitted ten thousand times is skipped in portions. */
const STEP = 60;
const STEPS = 6;

/**
 * The distinct prompts that a user submitted, newest first, that match all words of `q`, as they were before their choices
 * were made: once for a batch. A page may be short and still
 * have a next one: it ends where its scan ended.
 */
export async function promptHistory(
  db: Db,
  page: { userId: string; q?: string; cursor?: string; limit?: number },
): Promise<HistoryPage> {
  const { userId, limit = SENT_PAGE } = page;
  const terms = page.q ? await termsOf(db, page.q) : [];
  // Only punctuation and no words: nothing can match, while no condition would match everything.
  if (page.q && terms.length === 0) return { items: [], nextCursor: null };
  let before: EntryPlace | undefined = page.cursor ? (decodeCursor(page.cursor) ?? undefined) : undefined;
  const ids: string[] = [];
  for (let step = 0; step < STEPS; step += 1) {
    const walked: EntryPlace[] = await findEntries(db, { userId, filter: { terms }, before, limit: STEP });
    const newest = await newestOfTexts(db, { userId, ids: walked.map(({ id }) => id) });
    for (const place of walked) {
      if (newest.has(place.id)) ids.push(place.id);
      before = place;
      if (ids.length === limit) return { items: await views(db, { userId, ids }), nextCursor: encodeCursor(place) };
    }
    if (walked.length < STEP) return { items: await views(db, { userId, ids }), nextCursor: null };
  }
  return { items: await views(db, { userId, ids }), nextCursor: before ? encodeCursor(before) : null };
}

async function views(db: Db, key: { userId: string; ids: string[] }): Promise<HistoryView[]> {
  const made = await Promise.all(
    (await withImages(db, await readInOrder(db, key))).map(async (loaded) => ({
      ...loaded,
      seed: await templateSeed(db, loaded),
      isTemplate: loaded.row.template !== null,
    })),
  );
  const seeds = await withElements(db, { userId: key.userId, made });
  return made.map(({ row, seed }, at) => ({
    ...(seeds[at] ?? seed),
    id: row.id,
    at: row.createdAt.toISOString(),
  }));
}
