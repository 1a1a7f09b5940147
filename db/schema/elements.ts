import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, primaryKey, smallint, text, uniqueIndex } from "drizzle-orm/pg-core";
import { ownerId } from "./accounts";
import { createdAt, id, moment } from "./columns";
import { ofGeneration } from "./generations";
import { images } from "./images";

export type ElementKind = "character" | "place" | "object" | "style";
/** What an image of an element shows of it. */
export type Shows = "face" | "full_body" | "outfit" | "detail" | "place" | "angle" | "other";

/** Characters, places, objects and styles that a user keeps and mentions by name. */
export const elements = pgTable(
  "elements",
  {
    id: id(),
    userId: ownerId(),
    kind: text("kind").$type<ElementKind>().notNull(),
    name: text("name").notNull(),
    /** The name as `folded` writes it: two names that differ in case or accents cannot be told apart in a prompt. */
    nameKey: text("name_key").notNull(),
    description: text("description").notNull().default(""),
    /** One of ROLES in lib/generations/roles.ts. */
    role: text("role"),
    tags: text("tags").array().notNull().default(sql`'{}'::text[]`),
    /** Raised by every change, so that a second tab notices the first one's. */
    version: integer("version").notNull().default(1),
    createdAt: createdAt(),
    updatedAt: moment("updated_at").notNull().default(sql`now()`),
    /** When it was last sent with a generation; lists begin with what is in use. */
    usedAt: moment("used_at"),
    /** In the trash, for 30 days. */
    deletedAt: moment("deleted_at"),
  },
  (table) => [
    uniqueIndex("elements_name").on(table.userId, table.nameKey).where(sql`${table.deletedAt} is null`),
    index("elements_owner").on(table.userId),
    check("elements_kind", sql`${table.kind} in ('character','place','object','style')`),
  ],
);

/** An element's images in the order in which they are preferred. */
export const elementImages = pgTable(
  "element_images",
  {
    elementId: text("element_id")
      .notNull()
      .references(() => elements.id, { onDelete: "cascade" }),
    position: smallint("position").notNull(),
    /** Also of a deleted image, whose empty row stays: the element shows what is missing. */
    imageId: text("image_id")
      .notNull()
      .references(() => images.id),
    shows: text("shows").$type<Shows>().notNull(),
    /** With any, the image is sent only where the sentence of the mention contains one of them. */
    wakeWords: text("wake_words").array().notNull().default(sql`'{}'::text[]`),
  },
  (table) => [
    primaryKey({ columns: [table.elementId, table.position] }),
    uniqueIndex("element_images_once").on(table.elementId, table.imageId),
    index("element_images_by_image").on(table.imageId),
    check("element_images_nine", sql`${table.position} between 1 and 9`),
    check(
      "element_images_shows",
      sql`${table.shows} in ('face','full_body','outfit','detail','place','angle','other')`,
    ),
  ],
);

/** The elements that a generation was sent with, as they were then. */
export const generationElements = pgTable(
  "generation_elements",
  {
    generationId: ofGeneration(),
    position: smallint("position").notNull(),
    /** Null when the element was deleted for good. */
    elementId: text("element_id").references(() => elements.id, { onDelete: "set null" }),
    name: text("name").notNull(),
    kind: text("kind").$type<ElementKind>().notNull(),
    description: text("description").notNull(),
    /** Which of the generation's images are its own: 3 is `@image3`. */
    numbers: smallint("numbers").array().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.generationId, table.position] }),
    index("generation_elements_by_element").on(table.elementId).where(sql`${table.elementId} is not null`),
    check("generation_elements_nine", sql`${table.position} between 1 and 9`),
  ],
);

export type Element = typeof elements.$inferSelect;
export type ElementImage = typeof elementImages.$inferSelect;
export type GenerationElement = typeof generationElements.$inferSelect;
