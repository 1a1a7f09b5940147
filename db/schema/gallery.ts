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
import { users } from "./accounts";
import { createdAt, credits, id, moment } from "./columns";
import { generations } from "./generations";

/** What a gallery tells apart. The states on the way are one: a filter that empties itself while one looks is no help. */
export const STATUS_GROUPS = ["open", "ready", "failed", "canceled"] as const;
export type StatusGroup = (typeof STATUS_GROUPS)[number];

/**
 * What the gallery looks things up by, and what a user adds to a video (favorite, note, tags). Apart from
 * `generations`, because its wide index would otherwise be written again with every lease of the lifecycle. Triggers keep
 * it in step (see the migration `gallery`), so that no way of writing a generation can forget it.
 */
export const galleryEntries = pgTable(
  "gallery_entries",
  {
    generationId: text("generation_id")
      .primaryKey()
      .references(() => generations.id, { onDelete: "cascade" }),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    createdAt: moment("created_at").notNull(),
    /**
     * 202611, in UTC whatever the user's time zone: the lists of the word index are kept by month, so that matches can
     * be read newest first.
     */
    month: integer("month").notNull(),
    statusGroup: text("status_group").$type<StatusGroup>().notNull(),
    ratio: text("ratio").notNull(),
    duration: smallint("duration").notNull(),
    model: text("model").notNull(),
    images: boolean("images").notNull().default(false),
    shared: boolean("shared").notNull().default(false),
    favorite: boolean("favorite").notNull().default(false),
    /** What the provider charged; null as long as nobody knows. */
    cost: credits("cost"),
    note: text("note").notNull().default(""),
    tags: text("tags").array().notNull().default(sql`'{}'::text[]`),
    /** Title, prompt, note and tags as folded words between single spaces: `gallery_words` of the migration `time_zone`. */
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
 * How many videos of each kind a user has per month, in UTC: a journal of additions and subtractions that only ever grows by
 * inserts and is summed up now and then. Counters to update in place would be locks that lifecycles wait for in circles.
 */
export const galleryCounts = pgTable(
  "gallery_counts",
  {
    id: bigserial("id", { mode: "number" }).primaryKey(),
    /** No foreign key: the subtractions of a user who is being deleted are written while they go. */
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

/** A user's own selection of videos, in an order made by hand. */
export const collections = pgTable(
  "collections",
  {
    id: id(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
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
    generationId: text("generation_id")
      .notNull()
      .references(() => generations.id, { onDelete: "cascade" }),
    /** Smaller stands first; a video put between two gets the middle of theirs. */
    position: doublePrecision("position").notNull(),
    addedAt: moment("added_at").notNull().default(sql`now()`),
  },
  (table) => [
    primaryKey({ columns: [table.collectionId, table.generationId] }),
    index("collection_items_order").on(table.collectionId, table.position, table.generationId),
    index("collection_items_generation").on(table.generationId),
  ],
);

/** A search and its filters under a name: the address's query, read anew by the filter's parser whenever it is used. */
export const savedViews = pgTable(
  "saved_views",
  {
    id: id(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    query: text("query").notNull(),
    createdAt: createdAt(),
  },
  (table) => [uniqueIndex("saved_views_name").on(table.userId, table.name)],
);

export type GalleryEntry = typeof galleryEntries.$inferSelect;

export type Collection = typeof collections.$inferSelect;
