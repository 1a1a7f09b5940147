import { sql } from "drizzle-orm";
import {
  bigserial,
  boolean,
  doublePrecision,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { ownerId } from "./accounts";
import { createdAt, credits, id, moment } from "./columns";
import { generations, ofGeneration } from "./generations";

/** The gallery's status filter. Unfinished states are one group, so that results do not vanish while a user looks. */
export const STATUS_GROUPS = ["open", "ready", "failed", "canceled"] as const;
export type StatusGroup = (typeof STATUS_GROUPS)[number];

/**
 * What the gallery searches by, and what a user adds to a video (favorite, note, tags). Separate from `generations`,
 * because its wide index would otherwise be rewritten with every lease of the lifecycle. Triggers keep it in sync (see
 * the migration `gallery`), so that no way of writing a generation can forget it.
 */
export const galleryEntries = pgTable(
  "gallery_entries",
  {
    generationId: text("generation_id")
      .primaryKey()
      .references(() => generations.id, { onDelete: "cascade" }),
    userId: ownerId(),
    createdAt: moment("created_at").notNull(),
    /**
     * 202611, in UTC whatever the user's time zone: the word index lists its matches by month, so that they can be read
     * newest first.
     */
    month: integer("month").notNull(),
    statusGroup: text("status_group").$type<StatusGroup>().notNull(),
    ratio: text("ratio").notNull(),
    duration: smallint("duration").notNull(),
    model: text("model").notNull(),
    images: boolean("images").notNull().default(false),
    shared: boolean("shared").notNull().default(false),
    favorite: boolean("favorite").notNull().default(false),
    /** What the provider charged; null while that is unknown. */
    cost: credits("cost"),
    note: text("note").notNull().default(""),
    tags: text("tags").array().notNull().default(sql`'{}'::text[]`),
    /** Title, prompt, note and tags as normalized words between single spaces, by `gallery_words`. */
    words: text("words").notNull(),
    deletedAt: moment("deleted_at"),
  },
  (table) => [
    index("gallery_entries_newest")
      .on(table.userId, table.createdAt.desc().nullsFirst(), table.generationId.desc().nullsFirst())
      .where(sql`${table.deletedAt} is null`),
    index("gallery_entries_favorites")
      .on(table.userId, table.createdAt.desc().nullsFirst(), table.generationId.desc().nullsFirst())
      .where(sql`${table.deletedAt} is null and ${table.favorite}`),
    index("gallery_entries_cost").on(table.userId, table.month, table.cost).where(sql`${table.deletedAt} is null`),
    index("gallery_entries_trash")
      .on(table.userId, table.deletedAt.desc().nullsFirst(), table.generationId.desc().nullsFirst())
      .where(sql`${table.deletedAt} is not null`),
  ],
);

/**
 * A user's videos of each kind per UTC month: an insert-only journal of additions and subtractions that is summed up
 * now and then. Counters updated in place would be row locks on which lifecycle transactions could deadlock.
 */
export const galleryCounts = pgTable(
  "gallery_counts",
  {
    id: bigserial("id", { mode: "number" }).primaryKey(),
    /** No foreign key: the subtractions of a user who is being deleted are written during the deletion. */
    userId: text("user_id").notNull(),
    month: integer("month").notNull(),
    statusGroup: text("status_group").$type<StatusGroup>().notNull(),
    ratio: text("ratio").notNull(),
    duration: smallint("duration").notNull(),
    model: text("model").notNull(),
    images: boolean("images").notNull(),
    shared: boolean("shared").notNull(),
    favorite: boolean("favorite").notNull(),
    deleted: boolean("deleted").notNull(),
    n: integer("n").notNull(),
  },
  (table) => [index("gallery_counts_owner").on(table.userId)],
);

/** A user's own selection of videos, in a manual order. */
export const collections = pgTable(
  "collections",
  {
    id: id(),
    userId: ownerId(),
    name: text("name").notNull(),
    coverId: text("cover_id").references(() => generations.id, { onDelete: "set null" }),
    createdAt: createdAt(),
  },
  (table) => [index("collections_owner").on(table.userId, table.createdAt.desc().nullsFirst())],
);

export const collectionItems = pgTable(
  "collection_items",
  {
    collectionId: text("collection_id")
      .notNull()
      .references(() => collections.id, { onDelete: "cascade" }),
    generationId: ofGeneration(),
    /** Smaller comes first; a video put between two others gets the middle of their positions. */
    position: doublePrecision("position").notNull(),
    addedAt: moment("added_at").notNull().default(sql`now()`),
  },
  (table) => [
    primaryKey({ columns: [table.collectionId, table.generationId] }),
    index("collection_items_order").on(table.collectionId, table.position, table.generationId),
    index("collection_items_generation").on(table.generationId),
  ],
);

/** A search and its filters under a name: the address's query, parsed again whenever it is used. */
export const savedViews = pgTable(
  "saved_views",
  {
    id: id(),
    userId: ownerId(),
    name: text("name").notNull(),
    query: text("query").notNull(),
    createdAt: createdAt(),
  },
  (table) => [uniqueIndex("saved_views_name").on(table.userId, table.name)],
);

export type GalleryEntry = typeof galleryEntries.$inferSelect;

export type Collection = typeof collections.$inferSelect;
