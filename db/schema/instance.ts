import { sql } from "drizzle-orm";
import { boolean, check, pgTable, text } from "drizzle-orm/pg-core";
import { createdAt } from "./columns";

/** One row that names the file store of this database: the store contains a file of that name. */
export const instance = pgTable(
  "instance",
  {
    one: boolean("one").primaryKey().default(true),
    mark: text("mark").notNull(),
    createdAt: createdAt(),
  },
  (table) => [check("instance_one", sql`${table.one}`)],
);
