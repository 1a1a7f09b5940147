import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { isDatabaseAway } from "@/db/availability";
import { getDb } from "@/db/client";
import { ping } from "@/db/ping";

/** Seconds: the database may be back at any moment, and an answer while it is down costs next to nothing. */
export const RETRY_AFTER = { "retry-after": "5" };

const LONGEST_WAIT = 1_000;
let probe: Promise<void> | undefined;

/**
 * Whether the database is unreachable. Queries it only while the last query failed to reach it: one query for all
 * concurrent callers, none of which waits longer than a second.
 */
export async function isAway(): Promise<boolean> {
  if (!isDatabaseAway()) return false;
  probe ??= ping(getDb())
    .catch(() => undefined)
    .finally(() => {
      probe = undefined;
    });
  await Promise.race([probe, sleep(LONGEST_WAIT, undefined, { ref: false })]);
  return isDatabaseAway();
}
