import { setTimeout as sleep } from "node:timers/promises";
import pLimit from "p-limit";
import type { Db } from "@/db/database";
import { beginMove, endMove, listNamedFiles, namedAmong, settlePlace } from "@/db/instance/place-queries";
import type { StoreName } from "@/db/schema/instance";
import { copyFile } from "./copy-file";
import { preferredStore, STORE_NAMES } from "./open-storage";
import { STALE_MS } from "./placed-storage";
import type { Storage } from "./storage";

const PAGE = 5_000;
const AT_ONCE = 4;
const REPORT_MS = 5_000;

export type Job = { db: Db; report: (line: string) => void; signal: AbortSignal };
type Move = Job & { open: (name: StoreName) => Storage; to: StoreName; staleMs?: number };

/**
 * Moves all files to another store while servers run: new files go there at once, the others are copied, and in the end
 * the old store is no longer asked. It can be stopped at any moment and called again. Returns false when files could
 * not be copied; both stores then stay in use.
 */
export async function moveFiles({ db, open, to, report, signal, staleMs = STALE_MS }: Move): Promise<boolean> {
  const place = await settlePlace(db, preferredStore());
  if (place.store === to && place.movingFrom === null) {
    report(`The files are in ${STORE_NAMES[to]} already.`);
    return true;
  }
  const from = place.store === to ? place.movingFrom : place.store;
  if (from === null) return true;
  const [source, target] = [open(from), open(to)];
  await target.check();
  if (place.store !== to) await beginMove(db, { to, from });
  report(`Moving files from ${STORE_NAMES[from]} to ${STORE_NAMES[to]}. New files already go there.`);
  // Servers that do not know of the move yet write to the old store for a moment.
  await sleep(2 * staleMs, undefined, { signal });
  const { copied, there, failed, missing } = await copyAll({ db, source, target, report, signal });
  report(`${copied} files were copied, ${there} were there already.`);
  const lost = await namedAmong(db, missing);
  for (const key of lost) report(`${key} is in neither store: its row stays without a file.`);
  if (failed > 0) {
    report(`${failed} files could not be copied. Both stores stay in use; run this again.`);
    return false;
  }
  if (!(await endMove(db, to))) {
    report("Another move was begun meanwhile.");
    return false;
  }
  report(
    `Done: the files are in ${STORE_NAMES[to]}. What is in ${STORE_NAMES[from]} is no longer used: \`npm run storage -- clear --store ${from}\` deletes it.`,
  );
  return true;
}

type Copying = Job & { source: Storage; target: Storage };

async function copyAll({ db, source, target, report, signal }: Copying) {
  const count = { copied: 0, there: 0, failed: 0 };
  const missing: string[] = [];
  const limit = pLimit(AT_ONCE);
  let reportedAt = performance.now();
  for (let after = ""; ; ) {
    const files = await listNamedFiles(db, { after, limit: PAGE });
    await limit.map(files, async (file) => {
      if (signal.aborted) return;
      try {
        const outcome = await copyFile(source, target, file);
        if (outcome === "missing") missing.push(file.key);
        else count[outcome] += 1;
      } catch (error) {
        count.failed += 1;
        report(error instanceof Error ? error.message : String(error));
      }
      if (performance.now() - reportedAt < REPORT_MS) return;
      reportedAt = performance.now();
      report(`${count.copied + count.there} files are there.`);
    });
    signal.throwIfAborted();
    const last = files.at(-1);
    if (!last || files.length < PAGE) return { ...count, missing };
    after = last.key;
  }
}
