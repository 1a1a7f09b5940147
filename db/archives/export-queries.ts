import { and, eq, inArray, sum } from "drizzle-orm";
import type { Db } from "@/db/database";
import { generations } from "@/db/schema/generations";

/** Bytes of a user's videos among these. */
export async function videoBytesOf(db: Db, { userId, ids }: { userId: string; ids: string[] }): Promise<number> {
  const where = and(eq(generations.userId, userId), inArray(generations.id, ids));
  const [found] = await db
    .select({ bytes: sum(generations.videoBytes) })
    .from(generations)
    .where(where);
  return Number(found?.bytes ?? 0);
}
