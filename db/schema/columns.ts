import { sql } from "drizzle-orm";
import { numeric, text, timestamp } from "drizzle-orm/pg-core";

/** Milliseconds, because a JavaScript Date holds no more: keyset paging on microseconds loses rows. */
export const moment = (name: string) => timestamp(name, { precision: 3, withTimezone: true, mode: "date" });
export const id = () =>
  text("id")
    .primaryKey()
    .$defaultFn(() => crypto.randomUUID());
export const createdAt = () => moment("created_at").notNull().default(sql`now()`);
/** The provider's credits: exact decimals, carried as strings and never as floats. */
export const credits = (name: string) => numeric(name, { precision: 18, scale: 6 });
