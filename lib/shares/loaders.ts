import "server-only";
import { getDb } from "@/db/client";
import { dbNow } from "@/db/clock";
import { listCounts } from "@/db/shares/share-count-queries";
import { listShares } from "@/db/shares/share-queries";
import { env } from "@/env";
import { authedLoader } from "@/lib/auth/authed-loader";
import { dayAfter, dayIn } from "@/lib/text/time-zone";
import { readOwnShare } from "./own-share";
import { type ShareView, shareView } from "./view";

/** The unrevoked links that show one of the user's videos, newest first. */
export const loadShares = authedLoader(async (user, generationId: string): Promise<ShareView[]> => {
  const rows = await listShares(getDb(), { userId: user.id, generationId });
  return rows.map((row) => shareView(row, env.appUrl));
});

/** The same for the links of one of their collections. */
export const loadCollectionShares = authedLoader(async (user, collectionId: string): Promise<ShareView[]> => {
  const rows = await listShares(getDb(), { userId: user.id, collectionId });
  return rows.map((row) => shareView(row, env.appUrl));
});

/** All of the user's links, newest first, including ended ones. */
export const loadAllShares = authedLoader(async (user): Promise<ShareView[]> => {
  const rows = await listShares(getDb(), { userId: user.id });
  return rows.map((row) => shareView(row, env.appUrl));
});

/** One of the user's links; null when it is not theirs. */
export const loadShare = authedLoader(async (user, slug: string): Promise<ShareView | null> => {
  const found = await readOwnShare({ userId: user.id, slug });
  return found.ok ? found.share : null;
});

const DAYS = 30;
export type DayCount = { day: string; views: number; plays: number };

/** The last 30 days of one of the user's links, the owner's today last; days without visitors are zero. */
export const loadShareCounts = authedLoader(async (user, slug: string, now: Date = dbNow()): Promise<DayCount[]> => {
  const today = dayIn(now, user.timeZone);
  const all = Array.from({ length: DAYS }, (_, index) => dayAfter(today, index + 1 - DAYS));
  const counted = await listCounts(getDb(), { userId: user.id, slug, since: all[0] ?? today });
  const byDay = new Map(counted.map((row) => [row.day, row]));
  return all.map((day) => byDay.get(day) ?? { day, views: 0, plays: 0 });
});
