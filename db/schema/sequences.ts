import { sql } from "drizzle-orm";
import {
  check,
  index,
  integer,
  jsonb,
  type PgColumn,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { ownerId } from "./accounts";
import { createdAt, id, moment } from "./columns";
import { generations, ofGeneration } from "./generations";

/** Whether a scene of a sequence is planned still. An index answers it only where a query says it in these words. */
export const hasPlanned = ({ content, deletedAt }: Record<"content" | "deletedAt", PgColumn>) =>
  sql`${deletedAt} is null and ${content} @? '$.clips[*] ? (@.videoId == null)'`;

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
    note: text("note").notNull().default(""),
    tags: text("tags").array().notNull().default(sql`'{}'::text[]`),
    content: jsonb("content").notNull(),
    version: integer("version").notNull().default(1),
    createdAt: createdAt(),
    updatedAt: moment("updated_at").notNull().default(sql`now()`),
    /** In the trash, for 30 days. */
    deletedAt: moment("deleted_at"),
  },
  (table) => [
    index("sequences_owner").on(table.userId, table.updatedAt.desc().nullsFirst()),
    index("sequences_planned").on(table.id).where(hasPlanned(table)),
  ],
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

/** The planned scene that a generation is for: once it is ready, its video takes the scene's place. */
export const sequenceScenes = pgTable(
  "sequence_scenes",
  {
    generationId: ofGeneration().primaryKey(),
    sequenceId: text("sequence_id")
      .notNull()
      .references(() => sequences.id, { onDelete: "cascade" }),
    /** The clip's key. */
    clipKey: text("clip_key").notNull(),
  },
  (table) => [index("sequence_scenes_sequence").on(table.sequenceId)],
);

/** How a video of the gallery was exported from a sequence. Its generation was never submitted to a provider. */
export const sequenceExports = pgTable(
  "sequence_exports",
  {
    generationId: ofGeneration().primaryKey(),
    /** Null: the sequence was deleted for good. */
    sequenceId: text("sequence_id").references(() => sequences.id, { onDelete: "set null" }),
    /** The timeline of then, validated where it is read. */
    recipe: jsonb("recipe").notNull(),
    createdAt: createdAt(),
  },
  (table) => [index("sequence_exports_sequence").on(table.sequenceId)],
);

export type ExportJobState = "waiting" | "running" | "done" | "failed";

/** Exports that the server makes. One process leases a row while it works on it. */
export const exportJobs = pgTable(
  "export_jobs",
  {
    id: id(),
    userId: ownerId(),
    sequenceId: text("sequence_id")
      .notNull()
      .references(() => sequences.id, { onDelete: "cascade" }),
    state: text("state").$type<ExportJobState>().notNull().default("waiting"),
    recipe: jsonb("recipe").notNull(),
    /** From 0 to 1,000. */
    progress: smallint("progress").notNull().default(0),
    leaseUntil: moment("lease_until"),
    failures: smallint("failures").notNull().default(0),
    /** A key of the page's messages. */
    trouble: text("trouble"),
    /** The exported video, once it is done. */
    generationId: text("generation_id").references(() => generations.id, { onDelete: "set null" }),
    createdAt: createdAt(),
    finishedAt: moment("finished_at"),
  },
  (table) => [
    index("export_jobs_open").on(table.createdAt).where(sql`${table.state} in ('waiting','running')`),
    index("export_jobs_owner").on(table.userId, table.createdAt.desc().nullsFirst()),
    check("export_jobs_state", sql`${table.state} in ('waiting','running','done','failed')`),
  ],
);

/**
 * Audio files that users uploaded for sequences. The same bytes of one user are one row, and `createdAt` is when they were
 * last uploaded or chosen: the cleanup counts from there.
 */
export const audioFiles = pgTable(
  "audio_files",
  {
    id: id(),
    userId: ownerId(),
    storageKey: text("storage_key").notNull(),
    sha256: text("sha256").notNull(),
    bytes: integer("bytes").notNull(),
    contentType: text("content_type").notNull(),
    name: text("name").notNull(),
    /** Milliseconds. */
    duration: integer("duration").notNull(),
    createdAt: createdAt(),
  },
  (table) => [uniqueIndex("audio_files_owner_bytes").on(table.userId, table.sha256)],
);

export type AudioFile = typeof audioFiles.$inferSelect;
export type ExportJob = typeof exportJobs.$inferSelect;
export type SequenceRow = typeof sequences.$inferSelect;
