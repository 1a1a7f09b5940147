import { once } from "node:events";
import { createReadStream, createWriteStream } from "node:fs";
import path from "node:path";
import { finished } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { type DumpedTable, dumpRows } from "@/db/backup/dump";
import type { Database } from "@/db/database";
import { listNamedFiles, type NamedFile } from "@/db/instance/place-queries";

const PAGE = 5_000;

export type Snapshot = { rows: string; named: NamedFile[]; tables: DumpedTable[]; migration: number };

/**
 * Writes all rows of one moment to a file in `folder`, and lists the files that they name. To a file first, because the
 * embedded database waits for the end of the transaction.
 */
export async function takeSnapshot(database: Pick<Database, "snapshot">, folder: string): Promise<Snapshot> {
  const rows = path.join(folder, "rows.gz");
  const packed = createGzip({ level: 4 });
  const written = finished(packed.pipe(createWriteStream(rows, { mode: 0o600 })));
  written.catch(() => {});
  const taken = await database.snapshot(async (tx) => {
    const dumped = await dumpRows(tx, async (lines) => {
      if (!packed.write(lines)) await Promise.race([once(packed, "drain"), written]);
    });
    const named: NamedFile[] = [];
    for (let after = ""; ; ) {
      const page = await listNamedFiles(tx, { after, limit: PAGE });
      named.push(...page);
      const last = page.at(-1);
      if (!last || page.length < PAGE) return { ...dumped, named };
      after = last.key;
    }
  });
  packed.end();
  await written;
  return { rows, ...taken };
}

export const bytesOfFile = (file: string): AsyncIterable<Uint8Array> => createReadStream(file);
