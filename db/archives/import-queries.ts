import { and, eq, inArray, isNull, or, sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { ownRow } from "@/db/rows";
import { elements, type GenerationElement, generationElements } from "@/db/schema/elements";
import { galleryEntries } from "@/db/schema/gallery";
import { generations, transitions } from "@/db/schema/generations";
import { generationImages } from "@/db/schema/images";
import { sequenceExports, sequences } from "@/db/schema/sequences";

/** A video that was made elsewhere, as it is recorded here. `sourceId` is its id on the other instance. */
export type ImportedVideo = Pick<
  typeof generations.$inferInsert,
  | ("title" | "prompt" | "template" | "choices" | "model" | "ratio" | "duration" | "estimate" | "consumed")
  | ("failureClass" | "failureReason" | "failureCharged")
  | ("videoKey" | "videoBytes" | "videoSha256" | "videoWidth" | "videoHeight")
  | ("posterKey" | "posterSha256" | "posterBytes" | "placeholder")
  | ("createdAt" | "sentAt" | "finishedAt")
> & {
  userId: string;
  sourceId: string;
  state: "ready" | "failed" | "canceled";
  note: string;
  tags: string[];
  favorite: boolean;
  images: { position: number; imageId: string }[];
  /** What it was exported from. Its sequence is known again where the user has it. */
  exported: { sequenceId: string | null; recipe: unknown } | null;
  /** What it was sent with; `nameKey` finds the user's own element of that name. */
  elements: (Pick<GenerationElement, "name" | "kind" | "description" | "numbers"> & { nameKey: string })[];
};

export const requestOf = (sourceId: string): string => `import:${sourceId}`;

/** Whether a user already has this video, made here or imported before. Videos in the trash count too. */
export async function isVideoKnown(db: Db, key: { userId: string; sourceId: string }): Promise<boolean> {
  const known = await db
    .select({ id: generations.id })
    .from(generations)
    .where(
      and(
        eq(generations.userId, key.userId),
        or(
          eq(generations.requestId, requestOf(key.sourceId)),
          // A row outlives its deletion from the trash for the ledger's sake; its video may be imported again.
          and(eq(generations.id, key.sourceId), sql`${generations.prompt} <> ''`),
        ),
      ),
    )
    .limit(1);
  return known.length > 0;
}

/**
 * Records a video that was made elsewhere, without a task, an attempt or a ledger entry, because nothing was bought
 * here. It keeps its id if that is free, so that later imports recognize it. False when it is already here.
 */
export async function insertImported(db: Db, video: ImportedVideo): Promise<boolean> {
  const { sourceId, note, tags, favorite, images, elements: used, exported, ...values } = video;
  return db.transaction(async (tx) => {
    const taken = await tx.select({ id: generations.id }).from(generations).where(eq(generations.id, sourceId));
    const [row] = await tx
      .insert(generations)
      .values({ ...values, requestId: requestOf(sourceId), ...(taken.length === 0 && { id: sourceId }) })
      .onConflictDoNothing()
      .returning({ id: generations.id });
    if (!row) return false;
    if (images.length > 0) {
      await tx.insert(generationImages).values(images.map((image) => ({ generationId: row.id, ...image })));
    }
    if (used.length > 0) {
      const keys = used.map(({ nameKey }) => nameKey);
      const named = and(eq(elements.userId, video.userId), inArray(elements.nameKey, keys), isNull(elements.deletedAt));
      const own = new Map((await tx.select().from(elements).where(named)).map((row) => [row.nameKey, row.id]));
      await tx.insert(generationElements).values(
        used.map(({ nameKey, ...element }, index) => ({
          ...{ ...element, generationId: row.id, position: index + 1 },
          elementId: own.get(nameKey) ?? null,
        })),
      );
    }
    if (exported) {
      const mine = ownRow(sequences, { userId: video.userId, id: exported.sequenceId ?? "" });
      const [sequence] = await tx.select({ id: sequences.id }).from(sequences).where(mine);
      const made = { generationId: row.id, sequenceId: sequence?.id ?? null, recipe: exported.recipe };
      await tx.insert(sequenceExports).values(made);
    }
    await tx
      .insert(transitions)
      .values({ generationId: row.id, userId: video.userId, from: null, to: video.state, note: "imported" });
    if (note !== "" || tags.length > 0 || favorite) {
      await tx
        .update(galleryEntries)
        .set({ note, tags, favorite })
        .where(and(eq(galleryEntries.generationId, row.id), eq(galleryEntries.userId, video.userId)));
    }
    return true;
  });
}
