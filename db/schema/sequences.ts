import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { ownerId } from "./accounts";
import { createdAt, id, moment } from "./columns";
import { ofGeneration } from "./generations";

/**
 * Videos in an order, each with an in and an out point. The clips are one value, because two tabs that save must meet in
 * one row, as in a draft.
 */
export const sequences = pgTable(
  "sequences",
  {
    id: id(),
    userId: ownerId(),
    name: text("name").notNull(),
    content: jsonb("content").notNull(),
    version: integer("version").notNull().default(1),
    createdAt: createdAt(),
    updatedAt: moment("updated_at").notNull().default(sql`now()`),
    /** Kept for a day, so that a deletion can be undone. */
    deletedAt: moment("deleted_at"),
  },
  (table) => [index("sequences_owner").on(table.userId, table.updatedAt.desc().nullsFirst())],
);

/** Which videos are in which sequence: written with `content`, so that a video can say where it is used. */
export const sequenceVideos = pgTable(
  "sequence_videos",
  {
    sequenceId: text("sequence_id")
      .notNull()
      .references(() => sequences.id, { onDelete: "cascade" }),
    generationId: ofGeneration(),
  },
  (table) => [
    primaryKey({ columns: [table.sequenceId, table.generationId] }),
    index("sequence_videos_generation").on(table.generationId),
  ],
);

export type SequenceRow = typeof sequences.$inferSelect;
