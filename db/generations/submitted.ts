import { type SQL, sql } from "drizzle-orm";
import { generations } from "@/db/schema/generations";
import { EXPORT_MODEL } from "./export-model";

/** Leaves out what was exported from sequences: counted with the others, it would be taken for a generation. */
export const wasSubmitted = (of: SQL = sql`${generations}`): SQL => sql`${of}.model <> ${EXPORT_MODEL}`;
