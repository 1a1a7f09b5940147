import { sql } from "drizzle-orm";
import { bigint, boolean, check, integer, pgTable, text } from "drizzle-orm/pg-core";
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

export const STORES = ["disk", "s3", "blob"] as const;
export type StoreName = (typeof STORES)[number];

/** One row that says where the files are, so that servers with different settings cannot disagree about it. */
export const filePlace = pgTable(
  "file_place",
  {
    one: boolean("one").primaryKey().default(true),
    store: text("store").$type<StoreName>().notNull(),
    /** While files are moved: where those are that are not in `store` yet. */
    movingFrom: text("moving_from").$type<StoreName>(),
  },
  (table) => [check("file_place_one", sql`${table.one}`)],
);

/** Backups that this server made or tried to make. They are not part of a backup. */
export const backups = pgTable("backups", {
  id: text("id").primaryKey(),
  startedAt: moment("started_at").notNull().default(sql`now()`),
  /** Renewed while it runs: one that has been silent for long was interrupted. */
  aliveAt: moment("alive_at").notNull().default(sql`now()`),
  finishedAt: moment("finished_at"),
  files: integer("files"),
  /** Size of everything that it consists of, and what of it was new, in bytes. */
  bytes: bigint("bytes", { mode: "number" }),
  newBytes: bigint("new_bytes", { mode: "number" }),
  error: text("error"),
});
