import { sql } from "drizzle-orm";
import { boolean, check, pgTable, text } from "drizzle-orm/pg-core";
import { createdAt } from "./columns";

/** One row: which store of files this database belongs to. The file of that name stands in it. */
export const instance = pgTable(
  "instance",
  {
    one: boolean("one").primaryKey().default(true),
    mark: text("mark").notNull(),
    createdAt: createdAt(),
  },
  (table) => [check("instance_one", sql`${table.one}`)],
);
