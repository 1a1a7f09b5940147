import path from "node:path";
import { openDatabase } from "@/db/client";
import { cookieOf } from "@/e2e/bench/cookie";
import { addUser } from "@/e2e/fixtures/rows";
import { createLocalDisk } from "@/lib/storage/local-disk";
import { seedFailing, seedFull, seedSparse } from "./seed-conditions";
import type { Seeded } from "./seeded";

/** `seed.ts FOLDER` fills a data folder whose database no server has open, and writes what there is to stdout. */
const [dataDir = ""] = process.argv.slice(2);
const database = openDatabase({ dataDir });
await database.migrate();
const world = { db: database.db, storage: createLocalDisk(path.join(dataDir, "files")) };
const seeded: Seeded = {
  nothing: await cookieOf(world.db, await addUser(world.db)),
  accounts: { empty: await seedSparse(world), full: await seedFull(world), failing: await seedFailing(world) },
};
await database.close();
process.stdout.write(`${JSON.stringify(seeded)}\n`);
