import { getDatabase } from "@/db/client";
import { env } from "@/env";
import { filesBelong, STRANGE_FILES } from "@/lib/storage/mark";
import { getStorage } from "@/lib/storage/open-storage";
import { ACCOUNT, seedDevelopment, seedRefusal } from "./development-seed";

/** `main.ts COUNT` fills this environment's database before `npm run dev` serves it. */
const refusal = seedRefusal(env);
if (refusal) throw new Error(refusal);
process.umask(0o077);
const database = getDatabase();
await database.migrate();
const storage = getStorage();
await storage.check();
if (!(await filesBelong(database, storage))) throw new Error(STRANGE_FILES);
const added = await seedDevelopment({ db: database.db, storage }, Number(process.argv[2]));
await database.close();
process.stdout.write(
  `${added} generations were added. Sign in as ${ACCOUNT.email} with the password "${ACCOUNT.password}".\n`,
);
