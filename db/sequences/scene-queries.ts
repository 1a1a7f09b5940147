import { and, asc, desc, eq, exists, gt, isNull, notExists, sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { isSceneDraft } from "@/db/prompts/draft-queries";
import { firstOf, hasRows, ownRow, textArray } from "@/db/rows";
import { type Generation, generations } from "@/db/schema/generations";
import { drafts } from "@/db/schema/prompts";
import { hasPlanned, sequenceScenes, sequences } from "@/db/schema/sequences";

type Sequence = { userId: string; sequenceId: string };
type Scene = { sequenceId: string; clipKey: string };

export async function ownsSequence(db: Db, { userId, sequenceId }: Sequence): Promise<boolean> {
  const here = and(ownRow(sequences, { userId, id: sequenceId }), isNull(sequences.deletedAt));
  return hasRows(db.select({ id: sequences.id }).from(sequences).where(here));
}

/** Records for which scene generations are; nothing where the sequence is not the user's. */
export async function insertScenes(db: Db, scene: Scene & { userId: string; ids: string[] }): Promise<void> {
  const { userId, sequenceId, clipKey, ids } = scene;
  await db.insert(sequenceScenes).select(
    db
      .select({
        generationId: generations.id,
        sequenceId: sequences.id,
        clipKey: sql<string>`${clipKey}::text`.as("clip_key"),
      })
      .from(generations)
      .innerJoin(sequences, eq(sequences.userId, generations.userId))
      .where(
        and(
          eq(generations.userId, userId),
          sql`${generations.id} = any(${textArray(ids)})`,
          eq(sequences.id, sequenceId),
        ),
      ),
  );
}

/** What repeats a generation is for its scene as well. */
export async function copyScene(db: Db, copy: { userId: string; from: string; to: string[] }): Promise<void> {
  const scene = await findScene(db, { userId: copy.userId, generationId: copy.from });
  if (scene) await insertScenes(db, { ...scene, userId: copy.userId, ids: copy.to });
}

/** The scene that a generation is for. */
export async function findScene(db: Db, key: { userId: string; generationId: string }): Promise<Scene | null> {
  return firstOf(
    db
      .select({ sequenceId: sequenceScenes.sequenceId, clipKey: sequenceScenes.clipKey })
      .from(sequenceScenes)
      .innerJoin(sequences, eq(sequences.id, sequenceScenes.sequenceId))
      .where(and(eq(sequences.userId, key.userId), eq(sequenceScenes.generationId, key.generationId))),
  );
}

/** What was submitted for these scenes and is not in the trash, the newest first. */
export async function listScenes(
  db: Db,
  key: Sequence & { clipKeys: string[]; limit: number },
): Promise<{ clipKey: string; row: Generation }[]> {
  return db
    .select({ clipKey: sequenceScenes.clipKey, row: generations })
    .from(sequenceScenes)
    .innerJoin(generations, eq(generations.id, sequenceScenes.generationId))
    .where(of(key))
    .orderBy(desc(generations.createdAt), desc(generations.id))
    .limit(key.limit);
}

/** The finished ones, the first one that was finished first. */
export async function listReadyScenes(
  db: Db,
  key: Sequence & { clipKeys: string[] },
): Promise<{ clipKey: string; row: Generation }[]> {
  return db
    .select({ clipKey: sequenceScenes.clipKey, row: generations })
    .from(sequenceScenes)
    .innerJoin(generations, eq(generations.id, sequenceScenes.generationId))
    .where(and(of(key), eq(generations.state, "ready")))
    .orderBy(asc(generations.finishedAt), asc(generations.id));
}

const of = (key: Sequence & { clipKeys: string[] }) =>
  and(
    eq(sequenceScenes.sequenceId, key.sequenceId),
    sql`${sequenceScenes.clipKey} = any(${textArray(key.clipKeys)})`,
    eq(generations.userId, key.userId),
    isNull(generations.deletedAt),
  );

/** Sequences, by id behind `after`, in which a scene is planned still though one of its videos is ready. */
export const listUnfilled = (db: Db, page: { after: string; limit: number }) =>
  db
    .select({ id: sequences.id, userId: sequences.userId })
    .from(sequences)
    .where(
      and(
        hasPlanned(sequences),
        gt(sequences.id, page.after),
        exists(
          db
            .select({ id: generations.id })
            .from(sequenceScenes)
            .innerJoin(generations, eq(generations.id, sequenceScenes.generationId))
            .where(
              and(
                eq(sequenceScenes.sequenceId, sequences.id),
                eq(generations.state, "ready"),
                isNull(generations.deletedAt),
                sql`jsonb_path_exists(${sequences.content}, '$.clips[*] ? (@.key == $key && @.videoId == null)', jsonb_build_object('key', ${sequenceScenes.clipKey}))`,
              ),
            ),
        ),
      ),
    )
    .orderBy(asc(sequences.id))
    .limit(page.limit);

/** For the cleanup: drafts of sequences that were deleted for good. */
export async function purgeSceneDrafts(db: Db): Promise<void> {
  const known = db
    .select({ id: sequences.id })
    .from(sequences)
    .where(sql`${sequences.id} = ${drafts.content} #>> '{open,scene,sequenceId}'`);
  await db.delete(drafts).where(and(isSceneDraft, notExists(known)));
}
