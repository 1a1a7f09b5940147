import type { Db } from "@/db/database";
import { instance } from "@/db/schema/instance";

/** The name of the file that identifies this database's file store; null before the first start. */
export async function findMark(db: Db): Promise<string | null> {
  const [row] = await db.select({ mark: instance.mark }).from(instance).limit(1);
  return row?.mark ?? null;
}

/** Stores the first mark for good. False when another server was quicker. */
export async function insertMark(db: Db, mark: string): Promise<boolean> {
  const made = await db.insert(instance).values({ mark }).onConflictDoNothing().returning({ mark: instance.mark });
  return made.length > 0;
}
