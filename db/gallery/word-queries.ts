import { sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { rowsOf } from "@/db/rows";

/** The words of a text, normalized like those of videos (`gallery_words` of the migration `time_zone`). */
export async function wordsOf(db: Db, text: string): Promise<string[]> {
  const [row] = await rowsOf<{ words: string }>(db, sql`select gallery_words(${text}) as words`);
  return row?.words.split(" ").filter((word) => word !== "") ?? [];
}
