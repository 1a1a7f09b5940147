import { and, asc, desc, eq, gt, isNull, lt, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Db } from "@/db/database";
import { firstOf, hasRows } from "@/db/rows";
import { type LinkKind, type OneTimeLink, oneTimeLinks, users } from "@/db/schema/accounts";
import { instanceSettings } from "@/db/schema/instance";
import { type ProviderKey, providerKeys } from "@/db/schema/provider-keys";
import { type EventKind, type SecurityEvent, securityEvents } from "@/db/schema/security";
import type { Admin } from "./actor";

export type InstanceSettings = Omit<typeof instanceSettings.$inferSelect, "one">;

export async function readSettings(_admin: Admin, db: Db): Promise<InstanceSettings> {
  const row = await firstOf(db.select().from(instanceSettings).limit(1));
  const { submitsStoppedAt = null, creditsDay = null, creditsMonth = null, ownKeys = false } = row ?? {};
  return { submitsStoppedAt, creditsDay, creditsMonth, ownKeys };
}

async function writeSettings(db: Db, set: Partial<Record<keyof InstanceSettings, unknown>>): Promise<void> {
  const values = set as Partial<InstanceSettings>;
  await db.insert(instanceSettings).values(values).onConflictDoUpdate({ target: instanceSettings.one, set: values });
}

export const setSubmitsStopped = (_admin: Admin, db: Db, stopped: boolean): Promise<void> =>
  writeSettings(db, { submitsStoppedAt: stopped ? sql`now()` : null });

export const setOwnKeys = (_admin: Admin, db: Db, ownKeys: boolean): Promise<void> => writeSettings(db, { ownKeys });

/** Users' own provider keys, by id after `after` (exclusive), as they are stored. */
export async function listSealedKeys(_admin: Admin, db: Db, { after, limit }: { after: string; limit: number }) {
  return db.select().from(providerKeys).where(gt(providerKeys.id, after)).orderBy(asc(providerKeys.id)).limit(limit);
}

/** Stores a key under another secret, unless it changed meanwhile. */
export async function reseal(
  _admin: Admin,
  db: Db,
  { id, from, ...set }: Pick<ProviderKey, "id" | "secretId" | "sealed"> & { from: string },
): Promise<void> {
  await db
    .update(providerKeys)
    .set(set)
    .where(and(eq(providerKeys.id, id), eq(providerKeys.sealed, from)));
}

/** Exact decimals; null: those of the environment. */
export const setInstanceLimits = (
  _admin: Admin,
  db: Db,
  { day, month }: { day: string | null; month: string | null },
): Promise<void> => writeSettings(db, { creditsDay: day, creditsMonth: month });

type NewLink = Pick<OneTimeLink, "kind" | "tokenHash"> &
  Partial<Pick<OneTimeLink, "userId" | "email" | "role" | "creditsDay" | "creditsMonth">> & { hours: number };

export async function insertOneTimeLink(admin: Admin, db: Db, { hours, ...link }: NewLink): Promise<OneTimeLink> {
  const expiresAt = sql`now() + ${hours} * interval '1 hour'`;
  const made = await firstOf(
    db
      .insert(oneTimeLinks)
      .values({ ...link, createdBy: admin.id, expiresAt })
      .returning(),
  );
  if (!made) throw new Error("the link was not inserted");
  return made;
}

const usable = () =>
  and(isNull(oneTimeLinks.usedAt), isNull(oneTimeLinks.revokedAt), gt(oneTimeLinks.expiresAt, sql`now()`));

/** Revokes a link that could still be used; false when there is none. */
export async function revokeOneTimeLink(_admin: Admin, db: Db, { id, kind }: { id: string; kind: LinkKind }) {
  return hasRows(
    db
      .update(oneTimeLinks)
      .set({ revokedAt: sql`now()` })
      .where(and(eq(oneTimeLinks.id, id), eq(oneTimeLinks.kind, kind), usable()))
      .returning({ id: oneTimeLinks.id }),
  );
}

/** Revokes every reset link of a user that could still be used. Returns how many. */
export async function revokeResets(_admin: Admin, db: Db, { userId }: { userId: string }): Promise<number> {
  const mine = and(eq(oneTimeLinks.kind, "password_reset"), eq(oneTimeLinks.userId, userId), usable());
  const gone = await db
    .update(oneTimeLinks)
    .set({ revokedAt: sql`now()` })
    .where(mine)
    .returning({ id: oneTimeLinks.id });
  return gone.length;
}

/** Invitations, newest first, with the addresses of who made and who used them. */
export async function listInvitations(_admin: Admin, db: Db, { limit }: { limit: number }) {
  const [makers, guests] = [alias(users, "makers"), alias(users, "guests")];
  return db
    .select({ link: oneTimeLinks, madeBy: makers.email, usedByEmail: guests.email })
    .from(oneTimeLinks)
    .leftJoin(makers, eq(makers.id, oneTimeLinks.createdBy))
    .leftJoin(guests, eq(guests.id, oneTimeLinks.usedBy))
    .where(eq(oneTimeLinks.kind, "invitation"))
    .orderBy(desc(oneTimeLinks.createdAt), desc(oneTimeLinks.id))
    .limit(limit);
}

export type LoggedEvent = { event: SecurityEvent; actor: string | null; subject: string | null };

/** The audit log, newest first, before the event `before` (exclusive); addresses are those of accounts that exist. */
export async function listEvents(
  _admin: Admin,
  db: Db,
  page: { before: number | null; kind: EventKind | null; subjectId: string | null; limit: number },
): Promise<LoggedEvent[]> {
  const [actors, subjects] = [alias(users, "actors"), alias(users, "subjects")];
  return db
    .select({ event: securityEvents, actor: actors.email, subject: subjects.email })
    .from(securityEvents)
    .leftJoin(actors, eq(actors.id, securityEvents.actorId))
    .leftJoin(subjects, eq(subjects.id, securityEvents.subjectId))
    .where(
      and(
        page.before === null ? undefined : lt(securityEvents.id, page.before),
        page.kind === null ? undefined : eq(securityEvents.kind, page.kind),
        page.subjectId === null ? undefined : eq(securityEvents.subjectId, page.subjectId),
      ),
    )
    .orderBy(desc(securityEvents.id))
    .limit(page.limit);
}
