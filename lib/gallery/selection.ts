import { z } from "zod";
import type { Db } from "@/db/client";
import { findEntries } from "@/db/gallery";
import { readFilter } from "./filter";
import { MAX_SELECTION } from "./limits";
import { toEntryFilter } from "./page";

/** What a bulk action is about: named videos, or all that a filter shows but some. */
export const selectionSchema = z.union([
  z.object({ ids: z.array(z.uuid("invalid")).min(1).max(MAX_SELECTION) }),
  z.object({ query: z.string().max(1_000), except: z.array(z.uuid("invalid")).max(MAX_SELECTION) }),
]);
export type Selection = z.infer<typeof selectionSchema>;

/** The ids of a selection in bounded portions, newest first. Ids may be foreign: every query that uses them names its owner. */
export async function* portions(db: Db, userId: string, selection: Selection): AsyncGenerator<string[]> {
  if ("ids" in selection) {
    yield selection.ids;
    return;
  }
  const query = new URLSearchParams(selection.query);
  const filter = toEntryFilter(readFilter((name) => query.get(name)));
  const except = new Set(selection.except);
  let before: Awaited<ReturnType<typeof findEntries>>[number] | undefined;
  for (;;) {
    const page = await findEntries(db, { userId, filter, before, limit: MAX_SELECTION });
    const ids = page.map(({ id }) => id).filter((id) => !except.has(id));
    if (ids.length > 0) yield ids;
    before = page.at(-1);
    if (page.length < MAX_SELECTION) return;
  }
}
