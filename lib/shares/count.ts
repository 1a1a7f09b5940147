import "server-only";
import { getDb } from "@/db/client";
import { dbNow } from "@/db/clock";
import { addToCount } from "@/db/shares/share-count-queries";
import { findShare } from "@/db/shares/share-queries";
import { log } from "@/lib/log";
import { dayIn, knownZone } from "@/lib/text/time-zone";
import { isBot } from "./bots";
import { keyFits } from "./key";
import { linkState } from "./link-state";

/** Counts a view of a link's page. Never fails the page: a count is worth less than the video. */
export async function countView(link: { shareId: string; zone: string }, headers: Headers): Promise<void> {
  // A frame on another site requests the page too, and the browser then refuses to show it.
  const into = headers.get("sec-fetch-dest") ?? "document";
  if (isBot(headers) || into !== "document") return;
  await add(link, "views");
}

const SEEN = 5_000;
const seen = new Set<string>();

/**
 * Counts a started video. `key` came with the page that reports it, so only a client that loaded the page can count,
 * and each page counts once (within this process, which is enough for a number that nobody is billed by).
 */
export async function countPlay(slug: string, key: string, headers: Headers): Promise<void> {
  const found = isBot(headers) || seen.has(key) ? null : await findShare(getDb(), slug);
  const now = dbNow();
  if (!found || linkState(found.share, found.videos.length, now) !== "active") return;
  if (!keyFits(found.share, "count", key, now)) return;
  if (seen.size >= SEEN) seen.clear();
  seen.add(key);
  await add({ shareId: found.share.id, zone: knownZone(found.timeZone) }, "plays");
}

const waiting = new Map<string, number>();

/**
 * On the owner's current day. After the owner changes time zone, days that were already counted stay as they are. What
 * comes while the same number is being written is written together afterwards: a popular link is one row, and its
 * visitors would wait for each other.
 */
async function add({ shareId, zone }: { shareId: string; zone: string }, what: "views" | "plays"): Promise<void> {
  const day = dayIn(dbNow(), zone);
  const key = `${shareId} ${day} ${what}`;
  const ahead = waiting.get(key);
  waiting.set(key, (ahead ?? 0) + 1);
  if (ahead !== undefined) return;
  try {
    for (let number = waiting.get(key); number; number = waiting.get(key)) {
      waiting.set(key, 0);
      await addToCount(getDb(), { shareId, day }, what, number);
    }
  } catch (error) {
    log.often("a view or play of a link was not counted", error);
  } finally {
    waiting.delete(key);
  }
}
