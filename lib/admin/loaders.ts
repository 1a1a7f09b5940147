import "server-only";
import { listSessions } from "@/db/accounts/account-queries";
import { listAttention, storageUse } from "@/db/admin/content-admin-queries";
import { listEvents, listInvitations, readSettings } from "@/db/admin/instance-admin-queries";
import { creditsByDay, findManagedUser, listManagedUsers } from "@/db/admin/user-admin-queries";
import { lastBackups } from "@/db/backup/backup-queries";
import { dbNow } from "@/db/clock";
import { EVENT_KINDS } from "@/db/schema/security";
import { env } from "@/env";
import { deviceOf } from "@/lib/accounts/device";
import { SESSION_IDLE_DAYS } from "@/lib/auth/limits";
import { stateOfOneTimeLink } from "@/lib/auth/one-time-link-state";
import { getUser } from "@/lib/auth/session";
import { isOverdue } from "@/lib/backup/due";
import { decodeCursor, encodeCursor } from "@/lib/generations/cursor";
import { getServices } from "@/lib/generations/services";
import { adminLoader } from "./gate";

const USERS = 50;
const EVENTS = 50;
const INVITATIONS = 200;
const ATTENTION = 100;
const CHART_DAYS = 30;

/** One more than is shown tells whether there are more. */
const cut = <Item>(items: Item[], most: number) => ({
  items: items.slice(0, most),
  last: items.length > most ? items[most - 1] : undefined,
});

export const loadUsers = adminLoader(async (admin, search: string, cursor: string) => {
  const before = cursor ? decodeCursor(cursor) : null;
  const { items, last } = cut(
    await listManagedUsers(admin, getServices().db, { search, before, limit: USERS + 1 }),
    USERS,
  );
  return { users: items, next: last ? encodeCursor(last) : null };
});

export const loadUser = adminLoader(async (admin, id: string) => {
  const { db } = getServices();
  const user = await findManagedUser(admin, db, { id });
  if (!user) return null;
  const [sessions, days, log] = await Promise.all([
    listSessions(db, { userId: id, idleDays: SESSION_IDLE_DAYS }),
    creditsByDay(admin, db, { scope: `user:${id}`, days: CHART_DAYS }),
    listEvents(admin, db, { before: null, kind: null, subjectId: id, limit: 10 }),
  ]);
  const devices = sessions.map(({ id: key, userAgent, lastSeenAt, createdAt }) => ({
    key,
    ...deviceOf(userAgent),
    lastSeenAt,
    createdAt,
  }));
  const confirmed = (await getUser())?.confirmed ?? false;
  return { ...user, self: admin.id === id, confirmed, devices, days, log };
});

export const loadInvitations = adminLoader(async (admin) => {
  const rows = await listInvitations(admin, getServices().db, { limit: INVITATIONS });
  return rows.map(({ link, ...who }) => {
    const { id, email, role, createdAt, expiresAt, creditsDay, creditsMonth } = link;
    return {
      id,
      email,
      role,
      createdAt,
      expiresAt,
      creditsDay,
      creditsMonth,
      ...who,
      state: stateOfOneTimeLink(link, dbNow()),
    };
  });
});

export const loadInstance = adminLoader(async (admin) => {
  const { db, creditLimits } = getServices();
  const [settings, attention, storage, days, backups] = await Promise.all([
    readSettings(admin, db),
    listAttention(admin, db, { limit: ATTENTION }),
    storageUse(admin, db),
    creditsByDay(admin, db, { scope: "instance", days: CHART_DAYS }),
    lastBackups(db),
  ]);
  const { complete, tried } = backups;
  const backup = {
    complete,
    /** Why the newest one did not work, if it did not. */
    error: tried?.error ?? null,
    scheduled: env.BACKUP_SCHEDULE ?? null,
    overdue: env.BACKUP_SCHEDULE !== undefined && isOverdue(complete?.finishedAt ?? null, dbNow()),
  };
  return { settings, attention, storage, days, backup, environment: creditLimits };
});

/** A page of the audit log; an unknown kind or cursor is ignored. */
export const loadLog = adminLoader(async (admin, kindText: string, beforeText: string) => {
  const kind = EVENT_KINDS.find((known) => known === kindText) ?? null;
  const before = /^\d{1,15}$/.test(beforeText) ? Number(beforeText) : null;
  const rows = await listEvents(admin, getServices().db, { before, kind, subjectId: null, limit: EVENTS + 1 });
  const { items, last } = cut(rows, EVENTS);
  return { events: items, kind, kinds: EVENT_KINDS, next: last ? String(last.event.id) : null };
});
