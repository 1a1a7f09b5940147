import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { ownerId } from "./accounts";
import { createdAt, id, moment } from "./columns";
import { generations, ofGeneration } from "./generations";

/** Images that users uploaded, re-encoded by us. The same bytes of one user are one row. */
export const images = pgTable(
  "images",
  {
    id: id(),
    userId: ownerId(),
    storageKey: text("storage_key").notNull(),
    thumbKey: text("thumb_key").notNull(),
    sha256: text("sha256").notNull(),
    bytes: integer("bytes").notNull(),
    width: integer("width").notNull(),
    height: integer("height").notNull(),
    contentType: text("content_type").notNull(),
    name: text("name").notNull(),
    /** The video of the same user that this image is a frame of. */
    fromGeneration: text("from_generation").references((): AnyPgColumn => generations.id, { onDelete: "set null" }),
    /** A part of another image, which is listed instead of it. */
    cropped: boolean("cropped").notNull().default(false),
    createdAt: createdAt(),
    /** Its files and name are gone; generations that used it still count it among their images. */
    deletedAt: moment("deleted_at"),
  },
  (table) => [
    uniqueIndex("images_owner_bytes").on(table.userId, table.sha256),
    index("images_owner_newest").on(table.userId, table.createdAt.desc().nullsFirst(), table.id.desc().nullsFirst()),
    index("images_from_generation").on(table.fromGeneration).where(sql`${table.fromGeneration} is not null`),
  ],
);

/** The images of a generation in the order in which the prompt counts them. */
export const generationImages = pgTable(
  "generation_images",
  {
    generationId: ofGeneration(),
    position: smallint("position").notNull(),
    imageId: text("image_id")
      .notNull()
      .references(() => images.id),
    name: text("name"),
    role: text("role"),
  },
  (table) => [
    primaryKey({ columns: [table.generationId, table.position] }),
    index("generation_images_by_image").on(table.imageId),
    check("generation_images_nine", sql`${table.position} between 1 and 9`),
  ],
);

export type ReferenceImage = typeof images.$inferSelect;
