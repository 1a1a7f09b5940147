import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  bigserial,
  boolean,
  check,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  uniqueIndex,
} from "drizzle-orm/pg-core";

/** Milliseconds, because a JavaScript Date holds no more: keyset paging on microseconds loses rows. */
const moment = (name: string) => timestamp(name, { precision: 3, withTimezone: true, mode: "date" });
const id = () =>
  text("id")
    .primaryKey()
    .$defaultFn(() => crypto.randomUUID());
const createdAt = () => moment("created_at").notNull().default(sql`now()`);
/** The provider's credits: exact decimals, carried as strings and never as floats. */
const credits = (name: string) => numeric(name, { precision: 18, scale: 6 });

export const users = pgTable("users", {
  id: id(),
  name: text("name"),
  email: text("email").notNull().unique(),
  emailVerified: moment("email_verified"),
  image: text("image"),
  /** argon2id; null for people who only come through GitHub, Google or OIDC. */
  passwordHash: text("password_hash"),
  /** An IANA name such as `Asia/Shanghai`, whose clock tells this user's days and months; null until a browser told it. */
  timeZone: text("time_zone"),
  createdAt: createdAt(),
});

export const accounts = pgTable(
  "accounts",
  {
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    type: text("type").$type<"oauth" | "oidc" | "email" | "webauthn">().notNull(),
    provider: text("provider").notNull(),
    providerAccountId: text("provider_account_id").notNull(),
    refresh_token: text("refresh_token"),
    access_token: text("access_token"),
    expires_at: integer("expires_at"),
    token_type: text("token_type"),
    scope: text("scope"),
    id_token: text("id_token"),
    session_state: text("session_state"),
  },
  (table) => [primaryKey({ columns: [table.provider, table.providerAccountId] })],
);

/** What makes a signed cookie revocable: the cookie names a row here, and every door looks it up. */
export const sessions = pgTable(
  "sessions",
  {
    id: id(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    userAgent: text("user_agent"),
    createdAt: createdAt(),
    lastSeenAt: moment("last_seen_at").notNull().default(sql`now()`),
    expiresAt: moment("expires_at").notNull(),
  },
  (table) => [index("sessions_user").on(table.userId)],
);

/** Fixed windows of attempts, by a hashed key (address, network): sign-in, sign-up, share passwords. */
export const rateLimits = pgTable("rate_limits", {
  key: text("key").primaryKey(),
  count: integer("count").notNull(),
  resetAt: moment("reset_at").notNull(),
});

/** Images people uploaded, re-encoded by us. The same bytes of one user are one row. */
export const images = pgTable(
  "images",
  {
    id: id(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    storageKey: text("storage_key").notNull(),
    thumbKey: text("thumb_key").notNull(),
    sha256: text("sha256").notNull(),
    bytes: integer("bytes").notNull(),
    width: integer("width").notNull(),
    height: integer("height").notNull(),
    contentType: text("content_type").notNull(),
    name: text("name").notNull(),
    /** The video of the same user whose frame this image is. */
    fromGeneration: text("from_generation").references((): AnyPgColumn => generations.id, { onDelete: "set null" }),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex("images_owner_bytes").on(table.userId, table.sha256),
    index("images_owner_newest").on(table.userId, table.createdAt.desc().nullsFirst(), table.id.desc().nullsFirst()),
    index("images_from_generation").on(table.fromGeneration).where(sql`${table.fromGeneration} is not null`),
  ],
);

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

/** One submit. The row is the truth about a paid render; only `applyTransition` in db/generations/lifecycle-queries.ts changes its state. */
export const generations = pgTable(
  "generations",
  {
    id: id(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** Minted by the browser for one submit, so that a double click makes one generation. */
    requestId: text("request_id").notNull(),
    state: text("state").$type<State>().notNull().default("queued"),
    prompt: text("prompt").notNull(),
    model: text("model").notNull(),
    ratio: text("ratio").notNull(),
    duration: smallint("duration").notNull(),
    title: text("title"),
    /** The variations of one submit share a set. */
    batchId: text("batch_id"),
    /** The generation that this one repeats or mends. */
    retryOf: text("retry_of"),
    /** The generation whose prompt, images and settings were taken up again for this one. */
    madeFrom: text("made_from"),
    /** Waiting order among this user's queued ones; smaller goes first. */
    queueRank: integer("queue_rank").notNull().default(0),

    taskId: text("task_id"),
    providerStatus: text("provider_status"),
    /** The provider's own address of the video. It dies within a day and is shown to its owner alone. */
    sourceUrl: text("source_url"),
    sourceExpiresAt: moment("source_expires_at"),

    /** When a step is owed next, and until when one process has it in hand. */
    dueAt: moment("due_at"),
    leaseUntil: moment("lease_until"),
    /** Failures in a row of the step that is owed; at 25 the row is stalled for its owner to see. */
    failures: smallint("failures").notNull().default(0),
    stalledAt: moment("stalled_at"),
    lastTrouble: text("last_trouble"),

    estimate: credits("estimate").notNull(),
    consumed: credits("consumed"),
    failureClass: text("failure_class").$type<FailureClass>(),
    /** The provider's words, kept raw and capped; or our own reason, as lib/generations/lifecycle/our-reason.ts writes it. */
    failureReason: text("failure_reason"),
    /** null: nobody knows whether the provider charged for it. */
    failureCharged: boolean("failure_charged"),

    videoKey: text("video_key"),
    videoBytes: integer("video_bytes"),
    videoSha256: text("video_sha256"),
    videoWidth: smallint("video_width"),
    videoHeight: smallint("video_height"),
    posterKey: text("poster_key"),
    posterSha256: text("poster_sha256"),
    posterBytes: integer("poster_bytes"),
    /** A color such as #1b2a33 to stand where the poster will be. */
    placeholder: text("placeholder"),

    createdAt: createdAt(),
    sentAt: moment("sent_at"),
    polledAt: moment("polled_at"),
    /** When the provider said that it was done. */
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
    // Whether a text was sent again later: its history shows each text once. By its sum, for a text may be longer than a key.
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

/** The images of a generation in the order in which the prompt counts them. */
export const generationImages = pgTable(
  "generation_images",
  {
    generationId: text("generation_id")
      .notNull()
      .references(() => generations.id, { onDelete: "cascade" }),
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

export type AttemptOutcome = "pending" | "accepted" | "refused" | "not_sent" | "unknown";

/** One submit on the wire, written before the socket opens. Its token goes out in the callback's address. */
export const submitAttempts = pgTable(
  "submit_attempts",
  {
    id: id(),
    generationId: text("generation_id")
      .notNull()
      .references(() => generations.id, { onDelete: "cascade" }),
    tokenHash: text("token_hash").notNull(),
    outcome: text("outcome").$type<AttemptOutcome>().notNull().default("pending"),
    taskId: text("task_id"),
    /** A task id that a callback carried. It is asked about with our own key before it is believed. */
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

/** Every change of state, in order. Timelines read it, and its id is what a live stream resumes from. */
export const transitions = pgTable(
  "transitions",
  {
    id: bigserial("id", { mode: "number" }).primaryKey(),
    generationId: text("generation_id")
      .notNull()
      .references(() => generations.id, { onDelete: "cascade" }),
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

export type LedgerKind = "reserve" | "capture" | "release";

/** Money, append-only. A generation is reserved once and then captured once or released once. */
export const ledger = pgTable(
  "ledger",
  {
    id: bigserial("id", { mode: "number" }).primaryKey(),
    generationId: text("generation_id")
      .notNull()
      .references(() => generations.id),
    userId: text("user_id").notNull(),
    kind: text("kind").$type<LedgerKind>().notNull(),
    amount: credits("amount").notNull(),
    at: moment("at").notNull().default(sql`now()`),
  },
  (table) => [
    uniqueIndex("ledger_reserved_once").on(table.generationId).where(sql`${table.kind} = 'reserve'`),
    uniqueIndex("ledger_settled_once").on(table.generationId).where(sql`${table.kind} in ('capture','release')`),
    index("ledger_user").on(table.userId, table.at.desc().nullsFirst()),
  ],
);

/** Credits held or spent in a period, by scope (`instance` or `user:<id>`): what admission compares with the limits. */
export const budgets = pgTable(
  "budgets",
  {
    scope: text("scope").notNull(),
    /** `2026-11-22` for a day, `2026-11` for a month, in UTC. */
    period: text("period").notNull(),
    used: credits("used").notNull().default("0"),
  },
  (table) => [primaryKey({ columns: [table.scope, table.period] })],
);

/**
 * A link by which strangers see one video or several. It shows the videos and nothing else until its owner switches more
 * on, and each request reads it anew: a change holds at once and everywhere.
 */
export const shares = pgTable(
  "shares",
  {
    id: id(),
    slug: text("slug").notNull().unique(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** Shows what stands in this collection now; null for a link of chosen videos, and once its collection is gone. */
    collectionId: text("collection_id").references((): AnyPgColumn => collections.id, { onDelete: "set null" }),
    /** For its owner alone, to tell several links of one video apart. */
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
    /** argon2id. The keys that open a page or a file are bound to it, so that a new password ends them. */
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
    generationId: text("generation_id")
      .notNull()
      .references(() => generations.id, { onDelete: "cascade" }),
  },
  (table) => [
    primaryKey({ columns: [table.shareId, table.position] }),
    index("share_videos_generation").on(table.generationId),
    check("share_videos_position", sql`${table.position} between 1 and 100`),
  ],
);

/** How often a link was looked at and played on one day of its owner's time zone: two numbers, and nothing about who. */
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

/** What a user is writing, kept as it changes so that a reload or another device finds it again. */
export const drafts = pgTable(
  "drafts",
  {
    id: id(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    name: text("name"),
    content: jsonb("content").notNull(),
    version: integer("version").notNull().default(1),
    updatedAt: moment("updated_at").notNull().default(sql`now()`),
    /** Kept for a day, so that a deletion can be taken back. */
    deletedAt: moment("deleted_at"),
  },
  (table) => [index("drafts_owner").on(table.userId, table.updatedAt.desc().nullsFirst())],
);

/** Prompts and templates that a user keeps for later. A hole of a template is written `[like this]`. */
export const savedPrompts = pgTable(
  "saved_prompts",
  {
    id: id(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    text: text("text").notNull(),
    createdAt: createdAt(),
    /** Kept for a day, so that a deletion can be taken back. */
    deletedAt: moment("deleted_at"),
  },
  (table) => [index("saved_prompts_owner").on(table.userId, table.createdAt.desc().nullsFirst())],
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

/** One row: which store of files this database belongs to. The file of that name stands in it. */
export const instance = pgTable(
  "instance",
  {
    one: boolean("one").primaryKey().default(true),
    mark: text("mark").notNull(),
    createdAt: createdAt(),
  },
  (table) => [check("instance_one", sql`${table.one}`)],
);
export type User = typeof users.$inferSelect;
export type Session = typeof sessions.$inferSelect;
export type ReferenceImage = typeof images.$inferSelect;
export type Generation = typeof generations.$inferSelect;
export type GenerationImage = typeof generationImages.$inferSelect;
export type SubmitAttempt = typeof submitAttempts.$inferSelect;
export type Transition = typeof transitions.$inferSelect;
export type Share = typeof shares.$inferSelect;
export type GalleryEntry = typeof galleryEntries.$inferSelect;
export type Collection = typeof collections.$inferSelect;
export type ShareCount = typeof shareCounts.$inferSelect;
