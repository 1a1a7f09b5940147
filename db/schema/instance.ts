import { sql } from "drizzle-orm";
import { boolean, check, pgTable, text } from "drizzle-orm/pg-core";
import { createdAt, credits, moment } from "./columns";

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

/** One row of what an administrator changes while the server runs; without it, the environment alone decides. */
export const instanceSettings = pgTable(
  "instance_settings",
  {
    one: boolean("one").primaryKey().default(true),
    /** While set, nothing is submitted to the provider; what is there already finishes. */
    submitsStoppedAt: moment("submits_stopped_at"),
    /** Limits for all users together. They can only be stricter than those of the environment. */
    creditsDay: credits("credits_day"),
    creditsMonth: credits("credits_month"),
    /** Whether users may store provider keys of their own. */
    ownKeys: boolean("own_keys").notNull().default(false),
  },
  (table) => [check("instance_settings_one", sql`${table.one}`)],
);

/** What one holder at a time may do on the whole instance, until when. */
export const leases = pgTable("leases", {
  name: text("name").primaryKey(),
  holder: text("holder").notNull(),
  until: moment("until").notNull(),
});
