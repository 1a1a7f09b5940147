import { once } from "node:events";
import { createWriteStream } from "node:fs";
import path from "node:path";
import { finished } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { type DumpedTable, dumpRows } from "@/db/backup/dump";
import type { Database, Db } from "@/db/database";
import { listNamedFiles, type NamedFile } from "@/db/instance/place-queries";

const PAGE = 5_000;

export type DumpedRows = { rows: string; tables: DumpedTable[]; migration: number };
export type Snapshot = DumpedRows & { named: NamedFile[] };

/**
 * Writes all rows of one moment to a file in `folder`, and lists the files that they name. To a file first, because the
 * embedded database waits for the end of the transaction.
 */
export function takeSnapshot(database: Pick<Database, "snapshot">, folder: string): Promise<Snapshot> {
  return database.snapshot(async (tx) => {
    const dumped = await dumpTo(tx, folder);
    const named: NamedFile[] = [];
    for (let after = ""; ; ) {
      const page = await listNamedFiles(tx, { after, limit: PAGE });
      named.push(...page);
      const last = page.at(-1);
      if (!last || page.length < PAGE) return { ...dumped, named };
      after = last.key;
    }
  });
}

/** Writes all rows that a transaction sees to a file in `folder`. */
export async function dumpTo(tx: Db, folder: string, options: { filesStay?: boolean } = {}): Promise<DumpedRows> {
  const rows = path.join(folder, "rows.gz");
  const packed = createGzip({ level: 4 });
  const written = finished(packed.pipe(createWriteStream(rows, { mode: 0o600 })));
  written.catch(() => {});
  const write = async (lines: string) => {
    if (!packed.write(lines)) await Promise.race([once(packed, "drain"), written]);
  };
  const dumped = await dumpRows(tx, write, options);
  packed.end();
  await written;
  return { rows, ...dumped };
}
