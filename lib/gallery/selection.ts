import { z } from "zod";
import type { Db } from "@/db/database";
import { type EntryFilter, type EntryPlace, type EntrySpan, findEntries, placesOf } from "@/db/gallery/gallery-queries";
import { readFilter } from "./filter";
import { MAX_SELECTION } from "./limits";
import { toEntryFilter } from "./page";

const id = z.uuid("invalid");
const some = z.array(id).max(MAX_SELECTION);
/** The newest and the oldest video of a range, both inclusive; null is the gallery's own end. */
export const spanSchema = z.tuple([id.nullable(), id.nullable()]);
export type SpanInput = z.infer<typeof spanSchema>;

/** The subject of a bulk action: named videos, or ranges of what a filter shows, with exceptions and additions. */
export const selectionSchema = z.union([
  z.object({ ids: some.min(1) }),
  z.object({ query: z.string().max(1_000), spans: z.array(spanSchema).min(1).max(50), except: some, also: some }),
]);
export type SelectionInput = z.infer<typeof selectionSchema>;

/**
 * The ids of a selection in bounded portions. Videos between two ends are found here and never had to be loaded. Ids
 * may be foreign: every query that uses them names its owner.
 */
export async function* portions(
  db: Db,
  { userId, selection }: { userId: string; selection: SelectionInput },
): AsyncGenerator<string[]> {
  if ("ids" in selection) {
    yield selection.ids;
    return;
  }
  if (selection.also.length > 0) yield selection.also;
  const filter = await filterOf(db, { userId, query: selection.query });
  const except = new Set(selection.except);
  for (const ends of selection.spans) {
    const span = await resolveSpan(db, { userId, ends });
    if (!span) continue;
    let before: EntryPlace | undefined;
    for (;;) {
      const page = await findEntries(db, { userId, filter, span, before, limit: MAX_SELECTION });
      const ids = page.map(({ id }) => id).filter((id) => !except.has(id));
      if (ids.length > 0) yield ids;
      before = page.at(-1);
      if (page.length < MAX_SELECTION) break;
    }
  }
}

/** Counting further would read a whole gallery. */
const MOST_COUNTED = 10_000;

/** The number of videos in a range under a filter, or that there are more than are counted. */
export async function countSpan(
  db: Db,
  at: { userId: string; query: string; ends: SpanInput },
): Promise<{ n: number; more: boolean }> {
  const span = await resolveSpan(db, { userId: at.userId, ends: at.ends });
  if (!span) return { n: 0, more: false };
  const limit = MOST_COUNTED + 1;
  const found = await findEntries(db, {
    userId: at.userId,
    filter: await filterOf(db, { userId: at.userId, query: at.query }),
    span,
    limit,
  });
  return { n: Math.min(found.length, MOST_COUNTED), more: found.length > MOST_COUNTED };
}

function filterOf(db: Db, { userId, query }: { userId: string; query: string }): Promise<EntryFilter> {
  const values = new URLSearchParams(query);
  return toEntryFilter(db, { userId, filter: readFilter((name) => values.get(name)) });
}

/** Null when an end is not this user's video: half a range is not what was selected. */
async function resolveSpan(db: Db, { userId, ends }: { userId: string; ends: SpanInput }): Promise<EntrySpan | null> {
  const wanted = ends.filter((end) => end !== null);
  const places = await placesOf(db, { userId, ids: wanted });
  if (wanted.some((end) => !places.has(end))) return null;
  const [newest, oldest] = ends.map((end) => (end === null ? undefined : places.get(end)));
  return { newest, oldest };
}
