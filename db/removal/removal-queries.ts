import { and, asc, eq, inArray, isNotNull, isNull, notInArray, sql } from "drizzle-orm";
import { type Denied, unlessLastAdmin } from "@/db/accounts/last-admin-query";
import type { Db } from "@/db/database";
import { hasRows } from "@/db/rows";
import { accounts, oneTimeLinks, sessions, users } from "@/db/schema/accounts";
import { budgets, ledger } from "@/db/schema/credits";
import { elements, generationElements } from "@/db/schema/elements";
import { collections, galleryCounts, savedViews } from "@/db/schema/gallery";
import { generations, type State } from "@/db/schema/generations";
import { generationImages, images } from "@/db/schema/images";
import { challenges, passkeys, recoveryCodes } from "@/db/schema/passkeys";
import { drafts, savedPrompts } from "@/db/schema/prompts";
import { audioFiles, sequenceExports, sequences } from "@/db/schema/sequences";
import { shares } from "@/db/schema/shares";

/** States in which the provider may be at work, or its video is being fetched. */
const AT_PROVIDER: State[] = ["submitting", "unconfirmed", "rendering", "saving"];
const ENDED: State[] = ["ready", "failed", "canceled"];

/** What a user would lose. */
export async function countBelongings(db: Db, { userId }: { userId: string }) {
  const mine = eq(generations.userId, userId);
  const [videos, ownImages, links, saved, atProvider] = await Promise.all([
    db.$count(generations, and(mine, isNotNull(generations.videoKey))),
    db.$count(images, and(eq(images.userId, userId), isNull(images.deletedAt))),
    db.$count(shares, and(eq(shares.userId, userId), isNull(shares.revokedAt))),
    db.$count(savedPrompts, and(eq(savedPrompts.userId, userId), isNull(savedPrompts.deletedAt))),
    db.$count(generations, and(mine, inArray(generations.state, AT_PROVIDER))),
  ]);
  return { videos, images: ownImages, links, saved, atProvider };
}

export async function listQueued(db: Db, { userId }: { userId: string }): Promise<string[]> {
  const queued = and(eq(generations.userId, userId), eq(generations.state, "queued"));
  return (await db.select({ id: generations.id }).from(generations).where(queued)).map(({ id }) => id);
}

/** By user alone: what can be deleted before the files are. */
const ROWS = [
  sessions,
  accounts,
  passkeys,
  recoveryCodes,
  challenges,
  oneTimeLinks,
  shares,
  drafts,
  savedPrompts,
  savedViews,
  collections,
  elements,
  sequences,
];

/**
 * Ends an account for good: nobody can sign in, its address is free again, its links have ended. What is left are its
 * generations and files, without a name.
 */
export async function endAccount(db: Db, { userId }: { userId: string }): Promise<Denied | null> {
  return unlessLastAdmin(db, userId, async (tx) => {
    const ended = await hasRows(
      tx
        .update(users)
        .set({
          email: `${userId}@removed.invalid`,
          ...{ name: null, image: null, passwordHash: null, emailVerified: null, timeZone: null },
          ...{ role: "user", secondFactor: false },
          disabledAt: sql`coalesce(${users.disabledAt}, now())`,
          removedAt: sql`coalesce(${users.removedAt}, now())`,
        })
        .where(eq(users.id, userId))
        .returning({ id: users.id }),
    );
    for (const table of ROWS) await tx.delete(table).where(eq(table.userId, userId));
    // The provider needs neither to finish what it has.
    const nothing = { prompt: "", title: null, template: null, choices: null };
    await tx.update(generations).set(nothing).where(eq(generations.userId, userId));
    const own = tx.select({ id: generations.id }).from(generations).where(eq(generations.userId, userId));
    await tx.delete(generationElements).where(inArray(generationElements.generationId, own));
    await tx.delete(sequenceExports).where(inArray(sequenceExports.generationId, own));
    const mine = tx.select({ id: images.id }).from(images).where(eq(images.userId, userId));
    await tx.delete(generationImages).where(inArray(generationImages.imageId, mine));
    return ended;
  });
}

export async function listEndedAccounts(db: Db): Promise<string[]> {
  const rows = await db.select({ id: users.id }).from(users).where(isNotNull(users.removedAt)).limit(1_000);
  return rows.map(({ id }) => id);
}

/** The first generations of a user that have ended, with their files. */
export async function listEndedGenerations(db: Db, { userId, limit }: { userId: string; limit: number }) {
  const { id, videoKey, posterKey, state } = generations;
  return db
    .select({ id, keys: sql<(string | null)[]>`array[${videoKey}, ${posterKey}]` })
    .from(generations)
    .where(and(eq(generations.userId, userId), inArray(state, ENDED)))
    .orderBy(asc(id))
    .limit(limit);
}

/** Deletes rows of generations, with what they cost: what all users together spent stays counted. */
export async function deleteRows(db: Db, { userId, ids }: { userId: string; ids: string[] }): Promise<void> {
  await db.transaction(async (tx) => {
    // The ledger keeps a generation from being deleted.
    await tx.delete(ledger).where(and(eq(ledger.userId, userId), inArray(ledger.generationId, ids)));
    await tx.delete(generations).where(and(eq(generations.userId, userId), inArray(generations.id, ids)));
  });
}

/** The first images of a user, with their files. */
export async function listOwnImages(db: Db, { userId, limit }: { userId: string; limit: number }) {
  const { id, storageKey, thumbKey } = images;
  return db
    .select({ id, keys: sql<(string | null)[]>`array[${storageKey}, ${thumbKey}]` })
    .from(images)
    .where(eq(images.userId, userId))
    .orderBy(asc(id))
    .limit(limit);
}

/** The first audio files of a user. */
export async function listOwnAudio(db: Db, { userId, limit }: { userId: string; limit: number }) {
  return db
    .select({ id: audioFiles.id, keys: sql<(string | null)[]>`array[${audioFiles.storageKey}]` })
    .from(audioFiles)
    .where(eq(audioFiles.userId, userId))
    .orderBy(asc(audioFiles.id))
    .limit(limit);
}

export async function deleteAudioRows(db: Db, { userId, ids }: { userId: string; ids: string[] }): Promise<void> {
  await db.delete(audioFiles).where(and(eq(audioFiles.userId, userId), inArray(audioFiles.id, ids)));
}

export async function deleteImageRows(db: Db, { userId, ids }: { userId: string; ids: string[] }): Promise<void> {
  await db.delete(images).where(and(eq(images.userId, userId), inArray(images.id, ids)));
}

/** Deletes the row of an ended account and all that belongs to it, unless a generation of it is still at the provider. */
export async function deleteEndedAccount(db: Db, { userId }: { userId: string }): Promise<boolean> {
  return db.transaction(async (tx) => {
    const open = and(eq(generations.userId, userId), notInArray(generations.state, ENDED));
    if ((await tx.$count(generations, open)) > 0) return false;
    await tx.delete(ledger).where(eq(ledger.userId, userId));
    const keys = sql`(select 'key:' || id from provider_keys where user_id = ${userId})`;
    await tx.delete(budgets).where(sql`${budgets.scope} = ${`user:${userId}`} or ${budgets.scope} in ${keys}`);
    const gone = await hasRows(
      tx
        .delete(users)
        .where(and(eq(users.id, userId), isNotNull(users.removedAt)))
        .returning({ id: users.id }),
    );
    // Triggers write subtractions while the videos are deleted.
    await tx.delete(galleryCounts).where(eq(galleryCounts.userId, userId));
    return gone;
  });
}
