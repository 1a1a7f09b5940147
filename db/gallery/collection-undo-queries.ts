import { sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import type { CollectedAt } from "./collection-queries";

/** Puts videos back at their old places. Skips videos that are in the collection again, and other users' videos. */
export async function restoreItems(
  db: Db,
  key: { userId: string; collectionId: string; places: CollectedAt[] },
): Promise<void> {
  await db.execute(sql`insert into collection_items (collection_id, generation_id, position)
    select c.id, e.generation_id, place.position
    from jsonb_to_recordset(${JSON.stringify(key.places)}::text::jsonb) as place(id text, position float8)
    join gallery_entries e on e.generation_id = place.id and e.user_id = ${key.userId}
    join collections c on c.id = ${key.collectionId} and c.user_id = ${key.userId}
    on conflict do nothing`);
}

/** Removes a collection only if it contains no video and has no share link. */
export async function removeEmptyCollections(db: Db, key: { userId: string; id: string }): Promise<void> {
  await db.execute(sql`delete from collections c where c.id = ${key.id} and c.user_id = ${key.userId}
    and not exists (select 1 from collection_items i where i.collection_id = c.id)
    and not exists (select 1 from shares s where s.collection_id = c.id)`);
}
