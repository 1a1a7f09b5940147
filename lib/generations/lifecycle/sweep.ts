import { claimDue } from "@/db/generations/lifecycle-queries";
import type { Services } from "@/lib/generations/services";
import { log } from "@/lib/log";
import { readRequestId, withRequestId } from "@/lib/request-id";
import { LEASE_MS, stepClaimed } from "./step";
import { isStopping, recordSweep } from "./work";

const TICK_MS = 1_000;
/**
 * Rows that one process steps at once. They mostly wait for the network, and a dozen hanging submits must still leave
 * room for everyone else's polls.
 */
const AT_ONCE = 32;

/** Steps every due row, each on one instance only. Returns the number of rows that were stepped. */
export async function sweepOnce(services: Services, limit = AT_ONCE): Promise<number> {
  const rows = await claimDue(services.db, { limit, leaseMs: LEASE_MS });
  await Promise.all(rows.map((row) => stepSafely(services, row)));
  return rows.length;
}

async function stepSafely(services: Services, row: Parameters<typeof stepClaimed>[1]): Promise<void> {
  try {
    // No request is behind it: the id joins the lines of one step, and the provider's log with them.
    await withRequestId(readRequestId(undefined), () => stepClaimed(services, row));
  } catch (error) {
    log.often("a due row could not be stepped", error, { generation: row.id, state: row.state });
  }
}

/** Sweeps every second in this process. Slow rows do not delay others. Returns a function that stops it. */
export function startSweep(services: Services): () => void {
  let busy = 0;
  let claiming = false;
  const tick = async () => {
    if (claiming || isStopping()) return;
    // Full is not stuck: each of these rows has its own end in time.
    if (busy >= AT_ONCE) return recordSweep();
    claiming = true;
    try {
      const rows = await claimDue(services.db, { limit: AT_ONCE - busy, leaseMs: LEASE_MS });
      recordSweep();
      for (const row of rows) {
        busy++;
        void stepSafely(services, row).finally(() => {
          busy--;
        });
      }
    } catch (error) {
      log.often("the sweep could not look for due rows", error);
    } finally {
      claiming = false;
    }
  };
  const timer = setInterval(tick, TICK_MS);
  timer.unref();
  return () => clearInterval(timer);
}
