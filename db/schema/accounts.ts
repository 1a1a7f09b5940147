import { sql } from "drizzle-orm";
import { boolean, check, index, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { createdAt, credits, id, moment } from "./columns";

export type UserRole = "user" | "admin";

export const users = pgTable(
  "users",
  {
    id: id(),
    name: text("name"),
    email: text("email").notNull().unique(),
    emailVerified: moment("email_verified"),
    image: text("image"),
    /** argon2id; null for users who only sign in with GitHub, Google or OIDC. */
    passwordHash: text("password_hash"),
    /** An IANA name such as `Asia/Shanghai`, for this user's days and months; null until a browser sent one. */
    timeZone: text("time_zone"),
    role: text("role").$type<UserRole>().notNull().default("user"),
    /** While set, the user cannot sign in, and none of their sessions counts. */
    disabledAt: moment("disabled_at"),
    /** The user's own limits, which replace CREDITS_USER_DAY and CREDITS_USER_MONTH; null: those apply. */
    creditsDay: credits("credits_day"),
    creditsMonth: credits("credits_month"),
    /** Whether a password alone does not sign in: a passkey or a recovery code follows it. */
    secondFactor: boolean("second_factor").notNull().default(false),
    /** When the account was deleted, while a generation of it is still at the provider. Nothing else of it is left. */
    removedAt: moment("removed_at"),
    /** Up to five minutes old; null until the first sign-in. */
    lastSeenAt: moment("last_seen_at"),
    createdAt: createdAt(),
  },
  (table) => [check("users_role", sql`${table.role} in ('user','admin')`)],
);

/** The user to whom a row belongs: it is deleted with them. */
export const ownerId = () =>
  text("user_id")
    .notNull()
    .references(() => users.id, { onDelete: "cascade" });

export const accounts = pgTable(
  "accounts",
  {
    userId: ownerId(),
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

/** Makes a signed cookie revocable: the cookie names a row here, and every request looks it up. */
export const sessions = pgTable(
  "sessions",
  {
    id: id(),
    userId: ownerId(),
    userAgent: text("user_agent"),
    createdAt: createdAt(),
    lastSeenAt: moment("last_seen_at").notNull().default(sql`now()`),
    expiresAt: moment("expires_at").notNull(),
    /** When its user last proved who they are: what matters for security asks for it again after a while. */
    authenticatedAt: moment("authenticated_at").notNull().default(sql`now()`),
  },
  (table) => [index("sessions_user").on(table.userId)],
);

/**
 * Fixed windows of attempts, by a hashed key (user, address, network). Unlogged: a write costs no flush to the disk, and a
 * crash of the database forgets the counts.
 */
export const rateLimits = pgTable("rate_limits", {
  key: text("key").primaryKey(),
  count: integer("count").notNull(),
  resetAt: moment("reset_at").notNull(),
});

export type LinkKind = "invitation" | "password_reset" | "email";

/**
 * Links that an administrator hands over, or that are mailed, and that work once: an invitation makes an account, a
 * reset sets a password, and one of the kind `email` proves that an address is its user's. Only the hash of the token in
 * their address is stored.
 */
export const oneTimeLinks = pgTable(
  "one_time_links",
  {
    id: id(),
    kind: text("kind").$type<LinkKind>().notNull(),
    tokenHash: text("token_hash").notNull().unique(),
    /** Whose password is reset, or whose address it is. */
    userId: text("user_id").references(() => users.id, { onDelete: "cascade" }),
    /** The only address that the invitation is for; null: anyone who has the link. Of a mailed link, where it was sent. */
    email: text("email"),
    /** What the invited user gets. */
    role: text("role").$type<UserRole>().notNull().default("user"),
    creditsDay: credits("credits_day"),
    creditsMonth: credits("credits_month"),
    /** Null when it was made by a command. */
    createdBy: text("created_by").references(() => users.id, { onDelete: "set null" }),
    createdAt: createdAt(),
    expiresAt: moment("expires_at").notNull(),
    usedAt: moment("used_at"),
    usedBy: text("used_by").references(() => users.id, { onDelete: "set null" }),
    revokedAt: moment("revoked_at"),
  },
  (table) => [
    check("one_time_links_kind", sql`${table.kind} in ('invitation','password_reset','email')`),
    check("one_time_links_reset_of", sql`${table.kind} = 'invitation' or ${table.userId} is not null`),
    index("one_time_links_newest").on(table.kind, table.createdAt.desc().nullsFirst(), table.id.desc().nullsFirst()),
    index("one_time_links_user").on(table.userId).where(sql`${table.userId} is not null`),
  ],
);

export type OneTimeLink = typeof oneTimeLinks.$inferSelect;

export type User = typeof users.$inferSelect;
