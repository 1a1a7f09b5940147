import type { Database, Db } from "@/db/database";
import { findMark, insertMark } from "@/db/instance/instance-queries";
import { bodyOf, type Storage } from "./storage";

export const STRANGE_FILES =
  'The files of this server are not those of its database, so many files would be missing. Servers that share DATABASE_URL must also share their files: one DATA_DIR, or one store. See "More than one server" in the README';

/** A successful check is not repeated for this long: some stores bill each request. */
const SURE_MS = 5 * 60_000;
const sure = new WeakMap<Storage, number>();

/**
 * Whether this server's files are those of its database. The first server leaves a file in the store and its name in
 * the database; a server that finds the name but not the file has a different store. The embedded database has no other
 * servers, and its files are beside it.
 */
export async function filesBelong({ db, channel }: Pick<Database, "db" | "channel">, storage: Storage) {
  if (channel === null || performance.now() < (sure.get(storage) ?? 0)) return true;
  const mark = (await findMark(db)) ?? (await leaveMark(db, storage));
  const belong = (await storage.stat(mark)) !== null;
  if (belong) sure.set(storage, performance.now() + SURE_MS);
  return belong;
}

/** The file first: once its name is in the database, the file exists. */
async function leaveMark(db: Db, storage: Storage): Promise<string> {
  const mark = `marks/${crypto.randomUUID()}.txt`;
  const note = "Ninefold knows by this file which database these files belong to. Keep it with them.\n";
  await storage.put(mark, bodyOf(Buffer.from(note)), { contentType: "text/plain", maxBytes: 1_000 });
  if (await insertMark(db, mark)) return mark;
  await storage.remove(mark);
  return (await findMark(db)) ?? mark;
}
