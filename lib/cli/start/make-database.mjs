import { PGlite } from "@electric-sql/pglite";

/** node make-database.mjs FOLDER: makes an empty embedded database there. */
const database = await PGlite.create(process.argv[2]);
await database.close();
