import { eq, inArray, sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { firstOf, rowsOf } from "@/db/rows";
import { generations } from "@/db/schema/generations";
import { filePlace, type StoreName } from "@/db/schema/instance";

export type FilePlace = { store: StoreName; movingFrom: StoreName | null };

/** Where the files are; null before the first start. */
export async function findPlace(db: Db): Promise<FilePlace | null> {
  const { store, movingFrom } = filePlace;
  return firstOf(db.select({ store, movingFrom }).from(filePlace).limit(1));
}

/** Stores where the files are, unless that is known. Returns what then holds. */
export async function settlePlace(db: Db, store: StoreName): Promise<FilePlace> {
  await db.insert(filePlace).values({ store }).onConflictDoNothing();
  return (await findPlace(db)) ?? { store, movingFrom: null };
}

/** From here on new files go to `to`. Going back to where they come from is a move too. */
export async function beginMove(db: Db, { to, from }: { to: StoreName; from: StoreName }): Promise<void> {
  await db.update(filePlace).set({ store: to, movingFrom: from });
}

/** Everything is in `to`. False when another move was begun meanwhile. */
export async function endMove(db: Db, to: StoreName): Promise<boolean> {
  return (await db.update(filePlace).set({ movingFrom: null }).where(eq(filePlace.store, to)).returning()).length > 0;
}

/** A file that a row names. The hash is unknown for files that an older version wrote. */
export type NamedFile = { key: string; sha256: string | null };

/** Videos deleted from the trash keep their emptied row, for the ledger; it names no file any more. */
const kept = sql`exists (select from gallery_entries where generation_id = generations.id)`;

/** Files that rows name, by key, after `after` (exclusive). */
export async function listNamedFiles(db: Db, { after, limit }: { after: string; limit: number }): Promise<NamedFile[]> {
  return rowsOf<NamedFile>(
    db,
    sql`select key, max(sha256) as sha256 from (
      select video_key as key, video_sha256 as sha256 from generations where video_key > ${after} and ${kept}
      union all select poster_key, poster_sha256 from generations where poster_key > ${after}
      union all select storage_key, null from images where storage_key > ${after}
      union all select thumb_key, null from images where thumb_key > ${after}
      union all select storage_key, sha256 from audio_files where storage_key > ${after}
      union all select mark, null from instance where mark > ${after}) named
      group by key order by key limit ${limit}`,
  );
}

/** Which of these files a row names now. */
export async function namedAmong(db: Db, keys: string[]): Promise<Set<string>> {
  const rows = await rowsOf<{ key: string }>(
    db,
    sql`select key from unnest(${sql.param(keys)}::text[]) as asked(key) where
      exists (select from generations where (video_key = key and ${kept}) or poster_key = key)
      or exists (select from images where storage_key = key or thumb_key = key)
      or exists (select from audio_files where storage_key = key)
      or exists (select from instance where mark = key)`,
  );
  return new Set(rows.map(({ key }) => key));
}

/** Lets posters whose files are gone be drawn again. Returns how many there are. */
export async function forgetPosters(db: Db, keys: string[]): Promise<number> {
  const values = { posterKey: null, posterSha256: null, posterBytes: null };
  return (await db.update(generations).set(values).where(inArray(generations.posterKey, keys)).returning()).length;
}

/** Whether any row names a file. */
export const namesFiles = async (db: Db): Promise<boolean> =>
  (await listNamedFiles(db, { after: "", limit: 1 })).length > 0;
