import { and, desc, eq, inArray, isNull, notExists, sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { firstOf, hasRows, ownRow } from "@/db/rows";
import { elementImages } from "@/db/schema/elements";
import { generations, type State } from "@/db/schema/generations";
import { generationImages, images, type ReferenceImage } from "@/db/schema/images";

const kept = isNull(images.deletedAt);

export async function findImage(db: Db, key: { userId: string; id: string }): Promise<ReferenceImage | null> {
  return firstOf(
    db
      .select()
      .from(images)
      .where(and(ownRow(images, key), kept)),
  );
}

const USING: State[] = ["queued", "submitting", "unconfirmed", "rendering"];

/** Whether a generation that has not ended needs the image. */
export async function isImageNeeded(db: Db, key: { userId: string; id: string }): Promise<boolean> {
  return hasRows(
    db
      .select({ id: generations.id })
      .from(generationImages)
      .innerJoin(generations, eq(generations.id, generationImages.generationId))
      .where(
        and(
          eq(generationImages.imageId, key.id),
          eq(generations.userId, key.userId),
          inArray(generations.state, USING),
        ),
      )
      .limit(1),
  );
}

/**
 * Forgets an image whose files are gone. Where a generation or an element used it, an empty row keeps its place: the
 * prompt counts them, and an element shows what it misses. The hash makes room for the same file to be uploaded again.
 */
export async function emptyImage(db: Db, key: { userId: string; id: string }): Promise<void> {
  await db.transaction(async (tx) => {
    const empty = { deletedAt: sql`now()`, name: "–", sha256: key.id, bytes: 0 };
    await tx.update(images).set(empty).where(ownRow(images, key));
    const used = tx
      .select({ id: generationImages.imageId })
      .from(generationImages)
      .where(eq(generationImages.imageId, key.id));
    const kept = tx.select({ id: elementImages.imageId }).from(elementImages).where(eq(elementImages.imageId, key.id));
    await tx.delete(images).where(and(ownRow(images, key), notExists(used), notExists(kept)));
  });
}

/** The owner's images among `ids`; foreign and unknown ids are left out. */
export async function listImages(db: Db, key: { userId: string; ids: string[] }): Promise<ReferenceImage[]> {
  if (key.ids.length === 0) return [];
  return db
    .select()
    .from(images)
    .where(and(eq(images.userId, key.userId), inArray(images.id, key.ids), kept));
}

/** The owner's images before a position, newest first, without cropped parts; with `search`, only those whose name contains it, normalized. */
export async function pageImages(
  db: Db,
  page: { userId: string; before?: { createdAt: Date; id: string }; search?: string; limit: number },
): Promise<ReferenceImage[]> {
  const { userId, before, search, limit } = page;
  return db
    .select()
    .from(images)
    .where(
      and(
        eq(images.userId, userId),
        eq(images.cropped, false),
        kept,
        before &&
          sql`(${images.createdAt}, ${images.id}) < (${before.createdAt.toISOString()}::timestamptz, ${before.id})`,
        // Not a pattern, so that a % in the search matches a % in a name.
        search === undefined ? undefined : sql`strpos(folded_text(${images.name}), folded_text(${search})) > 0`,
      ),
    )
    .orderBy(desc(images.createdAt), desc(images.id))
    .limit(limit);
}

/** An image by its id alone: only for an address that this instance signed, which replaces the owner check. */
export async function findSignedImage(db: Db, id: string): Promise<ReferenceImage | null> {
  return firstOf(
    db
      .select()
      .from(images)
      .where(and(eq(images.id, id), kept)),
  );
}

/** The owner's image with exactly these bytes. */
export async function findImageByBytes(
  db: Db,
  key: { userId: string; sha256: string },
): Promise<ReferenceImage | null> {
  const same = and(eq(images.userId, key.userId), eq(images.sha256, key.sha256));
  return firstOf(db.select().from(images).where(same));
}

/** Records an image, or returns null when its owner already has these bytes: two tabs may send one file at once. */
export async function insertImage(db: Db, row: typeof images.$inferInsert): Promise<ReferenceImage | null> {
  const target = [images.userId, images.sha256];
  return firstOf(db.insert(images).values(row).onConflictDoNothing({ target }).returning());
}

/** Lists an image that was stored as a part of another one: its owner now uploaded it by itself. */
export async function listWhole(db: Db, key: { userId: string; id: string }): Promise<void> {
  await db.update(images).set({ cropped: false }).where(ownRow(images, key));
}
