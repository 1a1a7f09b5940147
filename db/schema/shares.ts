import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
  check,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
} from "drizzle-orm/pg-core";
import { ownerId } from "./accounts";
import { createdAt, id, moment } from "./columns";
import { collections } from "./gallery";
import { ofGeneration } from "./generations";

/**
 * A share link to one or several videos. It shows only the videos until its owner switches more on, and each request
 * reads it again, so that a change takes effect at once and everywhere.
 */
export const shares = pgTable(
  "shares",
  {
    id: id(),
    slug: text("slug").notNull().unique(),
    userId: ownerId(),
    /** Shows this collection's current videos; null for a link of chosen videos, and once the collection is deleted. */
    collectionId: text("collection_id").references((): AnyPgColumn => collections.id, { onDelete: "set null" }),
    /** For its owner only, to tell several links of one video apart. */
    name: text("name"),
    title: text("title"),
    note: text("note"),
    showPrompt: boolean("show_prompt").notNull().default(false),
    showImages: boolean("show_images").notNull().default(false),
    showSettings: boolean("show_settings").notNull().default(false),
    allowDownload: boolean("allow_download").notNull().default(false),
    allowRemix: boolean("allow_remix").notNull().default(false),
    /** Whether search engines may list the page. */
    indexable: boolean("indexable").notNull().default(false),
    /** argon2id. The keys that open a page or a file are derived from it, so that a new password invalidates them. */
    passwordHash: text("password_hash"),
    endsAt: moment("ends_at"),
    createdAt: createdAt(),
    revokedAt: moment("revoked_at"),
  },
  (table) => [
    index("shares_owner").on(table.userId, table.createdAt.desc().nullsFirst(), table.id.desc().nullsFirst()),
    index("shares_collection").on(table.collectionId).where(sql`${table.collectionId} is not null`),
  ],
);

/** The videos of a link in the order in which they are shown. */
export const shareVideos = pgTable(
  "share_videos",
  {
    shareId: text("share_id")
      .notNull()
      .references(() => shares.id, { onDelete: "cascade" }),
    position: smallint("position").notNull(),
    generationId: ofGeneration(),
  },
  (table) => [
    primaryKey({ columns: [table.shareId, table.position] }),
    index("share_videos_generation").on(table.generationId),
    check("share_videos_position", sql`${table.position} between 1 and 100`),
  ],
);

/** A link's views and plays on one day of its owner's time zone: two numbers, and nothing about who. */
export const shareCounts = pgTable(
  "share_counts",
  {
    shareId: text("share_id")
      .notNull()
      .references(() => shares.id, { onDelete: "cascade" }),
    day: date("day", { mode: "string" }).notNull(),
    views: integer("views").notNull().default(0),
    plays: integer("plays").notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.shareId, table.day] })],
);

export type Share = typeof shares.$inferSelect;

export type ShareCount = typeof shareCounts.$inferSelect;
