import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { ownerId } from "./accounts";
import { createdAt, id, moment } from "./columns";

/** What a user is writing, saved as it changes so that a reload or another device finds it again. */
export const drafts = pgTable(
  "drafts",
  {
    id: id(),
    userId: ownerId(),
    name: text("name"),
    content: jsonb("content").notNull(),
    version: integer("version").notNull().default(1),
    updatedAt: moment("updated_at").notNull().default(sql`now()`),
    /** Kept for a day, so that a deletion can be undone. */
    deletedAt: moment("deleted_at"),
  },
  (table) => [index("drafts_owner").on(table.userId, table.updatedAt.desc().nullsFirst())],
);

/** Prompts and templates that a user saved. A template's placeholder is written `[like this]`. */
export const savedPrompts = pgTable(
  "saved_prompts",
  {
    id: id(),
    userId: ownerId(),
    name: text("name").notNull(),
    text: text("text").notNull(),
    createdAt: createdAt(),
    /** Kept for a day, so that a deletion can be undone. */
    deletedAt: moment("deleted_at"),
  },
  (table) => [index("saved_prompts_owner").on(table.userId, table.createdAt.desc().nullsFirst())],
);
