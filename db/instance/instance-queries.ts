import type { Db } from "@/db/database";
import { hasRows } from "@/db/rows";
import { instance } from "@/db/schema/instance";

/** The name of the file that identifies this database's file store; null before the first start. */
export async function findMark(db: Db): Promise<string | null> {
  const [row] = await db.select({ mark: instance.mark }).from(instance).limit(1);
  return row?.mark ?? null;
}

/** Stores the first mark for good. False when another server was quicker. */
export async function insertMark(db: Db, mark: string): Promise<boolean> {
  return hasRows(db.insert(instance).values({ mark }).onConflictDoNothing().returning());
}
