import { sql } from "drizzle-orm";
import {
  bigserial,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  smallint,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { ownerId } from "./accounts";
import { createdAt, credits, id, moment } from "./columns";

export const STATES = [
  "queued",
  "submitting",
  "unconfirmed",
  "rendering",
  "saving",
  "ready",
  "failed",
  "canceled",
] as const;
export type State = (typeof STATES)[number];

export const FAILURE_CLASSES = [
  "moderation_text",
  "moderation_image",
  "moderation_output",
  "bad_input",
  "account",
  "provider",
  "no_video",
  "bad_file",
  "expired",
  "ours",
] as const;
export type FailureClass = (typeof FAILURE_CLASSES)[number];

/** One request to the provider and its life. Only `applyTransition` in lifecycle-queries.ts changes its state. */
export const generations = pgTable(
  "generations",
  {
    id: id(),
    userId: ownerId(),
    /** Created by the browser for one submit, so that a double click makes one generation. */
    requestId: text("request_id").notNull(),
    state: text("state").$type<State>().notNull().default("queued"),
    prompt: text("prompt").notNull(),
    /**
     * The prompt before its choices were made. `@image1` … are this one's images, and higher numbers the images that only
     * other choices use. Null: it had no choices.
     */
    template: text("template"),
    /** What each choice group of the template became, in the order in which they appear. */
    choices: jsonb("choices").$type<string[]>(),
    model: text("model").notNull(),
    ratio: text("ratio").notNull(),
    duration: smallint("duration").notNull(),
    title: text("title"),
    /** Shared by the variations of one submit. */
    batchId: text("batch_id"),
    /** The generation that this one repeats or corrects. */
    retryOf: text("retry_of"),
    /** The generation whose prompt, images and settings this one started from. */
    madeFrom: text("made_from"),
    /** Order in this user's queue; smaller goes first. */
    queueRank: integer("queue_rank").notNull().default(0),

    /** The user's own provider key that it is submitted with; null: the instance's. */
    providerKeyId: text("provider_key_id"),
    taskId: text("task_id"),
    providerStatus: text("provider_status"),
    /** The provider's own address of the video. It expires within a day and is shown only to the owner. */
    sourceUrl: text("source_url"),
    sourceExpiresAt: moment("source_expires_at"),

    /** When the next step is due, or until when one process has leased the row. */
    dueAt: moment("due_at"),
    leaseUntil: moment("lease_until"),
    /** Consecutive failures of the due step; at 25 the row is stalled, and its owner sees that. */
    failures: smallint("failures").notNull().default(0),
    stalledAt: moment("stalled_at"),
    lastTrouble: text("last_trouble"),

    estimate: credits("estimate").notNull(),
    consumed: credits("consumed"),
    failureClass: text("failure_class").$type<FailureClass>(),
    /** The provider's words, raw and truncated; or our own reason, as `encodeReason` in our-reason.ts writes it. */
    failureReason: text("failure_reason"),
    /** null: unknown whether the provider charged for it. */
    failureCharged: boolean("failure_charged"),

    videoKey: text("video_key"),
    videoBytes: integer("video_bytes"),
    videoSha256: text("video_sha256"),
    videoWidth: smallint("video_width"),
    videoHeight: smallint("video_height"),
    posterKey: text("poster_key"),
    posterSha256: text("poster_sha256"),
    posterBytes: integer("poster_bytes"),
    /** A color such as #1b2a33 that is shown before the poster. */
    placeholder: text("placeholder"),

    createdAt: createdAt(),
    sentAt: moment("sent_at"),
    polledAt: moment("polled_at"),
    /** When the provider reported it as done. */
    renderedAt: moment("rendered_at"),
    finishedAt: moment("finished_at"),
    deletedAt: moment("deleted_at"),
  },
  (table) => [
    uniqueIndex("generations_one_per_request").on(table.userId, table.requestId),
    uniqueIndex("generations_one_per_task").on(table.taskId),
    index("generations_gallery")
      .on(table.userId, table.createdAt.desc().nullsFirst(), table.id.desc().nullsFirst())
      .where(sql`${table.deletedAt} is null`),
    index("generations_trash")
      .on(table.userId, table.deletedAt.desc().nullsFirst())
      .where(sql`${table.deletedAt} is not null`),
    index("generations_retries").on(table.retryOf).where(sql`${table.retryOf} is not null`),
    index("generations_descendants").on(table.madeFrom).where(sql`${table.madeFrom} is not null`),
    // Whether a text was submitted again later: the history shows each text once. By hash, as texts may exceed a key.
    index("generations_texts")
      .on(table.userId, sql`md5(${table.prompt})`, table.createdAt.desc().nullsFirst(), table.id.desc().nullsFirst())
      .where(sql`${table.deletedAt} is null`),
    index("generations_batch").on(table.batchId).where(sql`${table.batchId} is not null`),
    index("generations_due").on(table.dueAt).where(sql`${table.dueAt} is not null`),
    index("generations_open")
      .on(table.userId, table.state)
      .where(sql`${table.state} in ('queued','submitting','unconfirmed','rendering','saving')`),
    index("generations_history")
      .on(table.duration, table.finishedAt.desc().nullsFirst())
      .where(sql`${table.state} = 'ready'`),
    check(
      "generations_state",
      sql`${table.state} in ('queued','submitting','unconfirmed','rendering','saving','ready','failed','canceled')`,
    ),
    check(
      "generations_ready_is_ours",
      sql`${table.state} <> 'ready' or (${table.videoKey} is not null and ${table.videoSha256} is not null)`,
    ),
  ],
);

/** The generation to which a row belongs: it is deleted with it. */
export const ofGeneration = () =>
  text("generation_id")
    .notNull()
    .references(() => generations.id, { onDelete: "cascade" });

export type AttemptOutcome = "pending" | "accepted" | "refused" | "not_sent" | "unknown";

/** One submit on the wire, written before the socket opens. Its token is part of the callback's address. */
export const submitAttempts = pgTable(
  "submit_attempts",
  {
    id: id(),
    generationId: ofGeneration(),
    tokenHash: text("token_hash").notNull(),
    outcome: text("outcome").$type<AttemptOutcome>().notNull().default("pending"),
    taskId: text("task_id"),
    /** A task id that a callback carried. Not trusted until the provider confirms it, polled with our own key. */
    hintedTaskId: text("hinted_task_id"),
    errorCode: text("error_code"),
    errorMessage: text("error_message"),
    createdAt: createdAt(),
    answeredAt: moment("answered_at"),
    callbackReceivedAt: moment("callback_received_at"),
  },
  (table) => [
    uniqueIndex("submit_attempts_one_alive")
      .on(table.generationId)
      .where(sql`${table.outcome} in ('pending','accepted','unknown')`),
    index("submit_attempts_generation").on(table.generationId),
  ],
);

/** Every change of state, in order. Timelines read it, and a live stream resumes from its id. */
export const transitions = pgTable(
  "transitions",
  {
    id: bigserial("id", { mode: "number" }).primaryKey(),
    generationId: ofGeneration(),
    userId: text("user_id").notNull(),
    from: text("from_state").$type<State>(),
    to: text("to_state").$type<State>().notNull(),
    note: text("note"),
    at: moment("at").notNull().default(sql`clock_timestamp()`),
  },
  (table) => [
    index("transitions_generation").on(table.generationId, table.id),
    index("transitions_user").on(table.userId, table.id),
  ],
);

export type Generation = typeof generations.$inferSelect;

export type SubmitAttempt = typeof submitAttempts.$inferSelect;

export type Transition = typeof transitions.$inferSelect;
