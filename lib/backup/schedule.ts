import "server-only";
import { lastBackups } from "@/db/backup/backup-queries";
import { dbNow } from "@/db/clock";
import type { Database } from "@/db/database";
import { log } from "@/lib/log";
import type { Storage } from "@/lib/storage/storage";
import { backUp } from "./back-up";
import { lastDue } from "./due";
import type { BackupPlace } from "./place";
import { openPlace } from "./place-store";

const LOOK_MS = 60_000;
/** How soon one that failed is tried again. */
const AGAIN_SECONDS = 3_600;

type Scheduled = { database: Database; storage: Storage; place: BackupPlace; time: string };

/** Makes the backup of each day, on one of all servers. Returns a function that stops it. */
export function startBackups({ database, storage, place, time }: Scheduled): () => void {
  const stop = new AbortController();
  let busy = false;
  const look = async () => {
    if (busy) return;
    busy = true;
    try {
      const due = lastDue(time, dbNow());
      const { complete } = await lastBackups(database.db);
      if (complete && complete.startedAt >= due) return;
      const report = (line: string) => log.info(line, { about: "backup" });
      const { signal } = stop;
      await backUp({ database, storage, target: openPlace(place), quietSeconds: AGAIN_SECONDS, report, signal });
    } catch (error) {
      if (!stop.signal.aborted) log.error("the backup failed", error);
    } finally {
      busy = false;
    }
  };
  const timer = setInterval(() => void look(), LOOK_MS);
  timer.unref();
  void look();
  return () => {
    clearInterval(timer);
    stop.abort();
  };
}
