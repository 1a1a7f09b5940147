import "server-only";
import { cache } from "react";
import { getDb } from "@/db/client";
import { dbNow } from "@/db/clock";
import { listCounts } from "@/db/shares/share-count-queries";
import { listShares } from "@/db/shares/share-queries";
import { env } from "@/env";
import { requireUser } from "@/lib/auth/session";
import { dayAfter, dayIn } from "@/lib/text/time-zone";
import { readOwnShare } from "./own-share";
import { isSlug } from "./slug";
import { type ShareView, shareView } from "./view";

/** The unrevoked links that show one of the user's videos, newest first. */
export async function loadShares(generationId: string): Promise<ShareView[]> {
  const user = await requireUser();
  const rows = await listShares(getDb(), { userId: user.id, generationId });
  return rows.map((row) => shareView(row, env.appUrl));
}

/** The same for the links of one of their collections. */
export async function loadCollectionShares(collectionId: string): Promise<ShareView[]> {
  const user = await requireUser();
  const rows = await listShares(getDb(), { userId: user.id, collectionId });
  return rows.map((row) => shareView(row, env.appUrl));
}

/** All of the user's links, newest first, including ended ones. */
export async function loadAllShares(): Promise<ShareView[]> {
  const user = await requireUser();
  const rows = await listShares(getDb(), { userId: user.id });
  return rows.map((row) => shareView(row, env.appUrl));
}

/** One of the user's links; null when it is not theirs. Once per request, although page and title both ask. */
export const loadShare = cache(async (slug: string): Promise<ShareView | null> => {
  const user = await requireUser();
  const found = isSlug(slug) ? await readOwnShare(user.id, slug) : null;
  return found?.ok ? found.share : null;
});

export type DayCount = { day: string; views: number; plays: number };

/** The last 30 days of one of the user's links, the owner's today last; days without visitors are zero. */
export async function loadShareCounts(slug: string, days = 30, now = dbNow()): Promise<DayCount[]> {
  const user = await requireUser();
  const today = dayIn(now, user.timeZone);
  const all = Array.from({ length: days }, (_, index) => dayAfter(today, index + 1 - days));
  const counted = await listCounts(getDb(), { userId: user.id, slug, since: all[0] ?? today });
  const byDay = new Map(counted.map((row) => [row.day, row]));
  return all.map((day) => byDay.get(day) ?? { day, views: 0, plays: 0 });
}
