import { eq, sql } from "drizzle-orm";
import { type Denied, unlessLastAdmin } from "@/db/accounts/last-admin-query";
import type { Db } from "@/db/database";
import { hasRows, rowsOf } from "@/db/rows";
import { type UserRole, users } from "@/db/schema/accounts";
import type { Admin } from "./actor";

/** A user as an administrator sees them: nothing of what they write or make, only how much. */
export type ManagedUser = {
  id: string;
  name: string | null;
  email: string;
  role: UserRole;
  disabledAt: Date | null;
  lastSeenAt: Date | null;
  createdAt: Date;
  creditsDay: string | null;
  creditsMonth: string | null;
  videos: number;
  /** Of videos, posters and images. */
  bytes: number;
  sessions: number;
  /** Spent or reserved in the last 30 days. */
  credits: string;
};

type Row = Omit<ManagedUser, "disabledAt" | "lastSeenAt" | "createdAt" | "bytes"> & {
  disabledAt: string | null;
  lastSeenAt: string | null;
  createdAt: string;
  bytes: string;
};

const date = (text: string | null): Date | null => (text === null ? null : new Date(text));

const userOf = (row: Row): ManagedUser => ({
  ...row,
  disabledAt: date(row.disabledAt),
  lastSeenAt: date(row.lastSeenAt),
  createdAt: new Date(row.createdAt),
  bytes: Number(row.bytes),
});

/** With `where` on the table `u`, without deleted accounts. Files of a video that left the trash for good are gone, its row is not. */
const managedUsers = (where: ReturnType<typeof sql>, limit: number) => sql`
  select u.id, u.name, u.email, u.role, u.disabled_at as "disabledAt", u.last_seen_at as "lastSeenAt",
    u.created_at as "createdAt", u.credits_day::text as "creditsDay", u.credits_month::text as "creditsMonth",
    v.videos, (v.bytes + i.bytes + a.bytes)::text as bytes, s.sessions, b.credits
  from (select * from users u where u.removed_at is null and ${where} order by u.created_at desc, u.id desc limit ${limit}) u
  cross join lateral (
    select count(g.video_key)::int as videos, coalesce(sum(g.video_bytes::bigint), 0) + coalesce(sum(g.poster_bytes::bigint), 0) as bytes
    from generations g join gallery_entries e on e.generation_id = g.id where g.user_id = u.id) v
  cross join lateral (select coalesce(sum(bytes::bigint), 0) as bytes from images where user_id = u.id) i
  cross join lateral (select coalesce(sum(bytes::bigint), 0) as bytes from audio_files where user_id = u.id) a
  cross join lateral (select count(*)::int as sessions from sessions where user_id = u.id and expires_at > now()) s
  cross join lateral (
    select coalesce(sum(used), 0)::text as credits from budgets
    where scope = 'user:' || u.id and length(period) = 10 and period > to_char(now() at time zone 'UTC' - interval '30 days', 'YYYY-MM-DD')) b
  order by u.created_at desc, u.id desc`;

/** Newest first, after `before` (exclusive); `search` is part of an address or a name. */
export async function listManagedUsers(
  _admin: Admin,
  db: Db,
  page: { search: string; before: { createdAt: Date; id: string } | null; limit: number },
): Promise<ManagedUser[]> {
  const pattern = `%${page.search.replace(/[\\%_]/g, "\\$&")}%`;
  const found = page.search === "" ? sql`true` : sql`(u.email ilike ${pattern} or u.name ilike ${pattern})`;
  const older = page.before
    ? sql`(u.created_at, u.id) < (${page.before.createdAt.toISOString()}::timestamptz, ${page.before.id})`
    : sql`true`;
  return (await rowsOf<Row>(db, managedUsers(sql`${found} and ${older}`, page.limit))).map(userOf);
}

export async function findManagedUser(_admin: Admin, db: Db, key: { id: string } | { email: string }) {
  const where = "id" in key ? sql`u.id = ${key.id}` : sql`u.email = ${key.email}`;
  const [row] = await rowsOf<Row>(db, managedUsers(where, 1));
  return row ? userOf(row) : null;
}

/** Credits spent or reserved on each of the last days, in UTC, oldest first, days without any included. */
export async function creditsByDay(
  _admin: Admin,
  db: Db,
  { scope, days }: { scope: string; days: number },
): Promise<{ day: string; credits: string }[]> {
  return rowsOf(
    db,
    sql`select day, coalesce(used, 0)::text as credits
      from (select to_char(d, 'YYYY-MM-DD') as day
        from generate_series((now() at time zone 'UTC')::date - ${days - 1}::int, (now() at time zone 'UTC')::date, interval '1 day') d) days
      left join budgets on period = day and scope = ${scope} order by day`,
  );
}

export async function setRole(
  _admin: Admin,
  db: Db,
  { userId, role }: { userId: string; role: UserRole },
): Promise<Denied | null> {
  const change = (tx: Db) =>
    hasRows(tx.update(users).set({ role }).where(eq(users.id, userId)).returning({ id: users.id }));
  return role === "admin" ? ((await change(db)) ? null : "not_found") : unlessLastAdmin(db, userId, change);
}

export async function setDisabled(
  _admin: Admin,
  db: Db,
  { userId, disabled }: { userId: string; disabled: boolean },
): Promise<Denied | null> {
  const disabledAt = disabled ? sql`coalesce(${users.disabledAt}, now())` : null;
  const change = (tx: Db) =>
    hasRows(tx.update(users).set({ disabledAt }).where(eq(users.id, userId)).returning({ id: users.id }));
  return disabled ? unlessLastAdmin(db, userId, change) : (await change(db)) ? null : "not_found";
}

/** Limits in credits, as exact decimals; null: those of the environment. */
export async function setUserLimits(
  _admin: Admin,
  db: Db,
  { userId, day, month }: { userId: string; day: string | null; month: string | null },
): Promise<Denied | null> {
  const values = { creditsDay: day, creditsMonth: month };
  const changed = await hasRows(db.update(users).set(values).where(eq(users.id, userId)).returning({ id: users.id }));
  return changed ? null : "not_found";
}

export async function setVerified(_admin: Admin, db: Db, { userId }: { userId: string }): Promise<Denied | null> {
  const set = { emailVerified: sql`coalesce(${users.emailVerified}, now())` };
  return (await hasRows(db.update(users).set(set).where(eq(users.id, userId)).returning({ id: users.id })))
    ? null
    : "not_found";
}
