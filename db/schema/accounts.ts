import { sql } from "drizzle-orm";
import { index, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { createdAt, id, moment } from "./columns";

export const users = pgTable("users", {
  id: id(),
  name: text("name"),
  email: text("email").notNull().unique(),
  emailVerified: moment("email_verified"),
  image: text("image"),
  /** argon2id; null for users who only sign in with GitHub, Google or OIDC. */
  passwordHash: text("password_hash"),
  /** An IANA name such as `Asia/Shanghai`, for this user's days and months; null until a browser sent one. */
  timeZone: text("time_zone"),
  createdAt: createdAt(),
});

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
  },
  (table) => [index("sessions_user").on(table.userId)],
);

/** Fixed windows of attempts, by a hashed key (address, network): sign-in, sign-up, share passwords. */
export const rateLimits = pgTable("rate_limits", {
  key: text("key").primaryKey(),
  count: integer("count").notNull(),
  resetAt: moment("reset_at").notNull(),
});

export type User = typeof users.$inferSelect;
