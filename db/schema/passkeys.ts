import { boolean, index, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { ownerId, users } from "./accounts";
import { createdAt, moment } from "./columns";

/** The public halves of users' passkeys. */
export const passkeys = pgTable(
  "passkeys",
  {
    /** The credential's id, in base64url. */
    id: text("id").primaryKey(),
    userId: ownerId(),
    name: text("name").notNull(),
    /** COSE, in base64url. */
    publicKey: text("public_key").notNull(),
    /** How often the authenticator says it was used; many always say 0. One that goes backward is a copy. */
    counter: integer("counter").notNull(),
    /** How the browser reaches it, such as `internal` or `usb`. */
    transports: text("transports").array().notNull(),
    /** Whether it is synchronized between devices. */
    backedUp: boolean("backed_up").notNull(),
    createdAt: createdAt(),
    lastUsedAt: moment("last_used_at"),
  },
  (table) => [index("passkeys_user").on(table.userId)],
);

/** Codes that each replace a passkey once, by the hash of user and code. */
export const recoveryCodes = pgTable(
  "recovery_codes",
  {
    userId: ownerId(),
    codeHash: text("code_hash").notNull(),
    usedAt: moment("used_at"),
  },
  (table) => [primaryKey({ columns: [table.userId, table.codeHash] })],
);

/** `second_factor`: the password was right, and a passkey or a code must follow. The others are asked of a passkey. */
export type ChallengePurpose = "second_factor" | "sign_in" | "after_password" | "register" | "confirm";

/**
 * What a browser was just asked to sign, or which user has given their password and still owes a second factor. Named by
 * the hash of a secret in the browser's cookie, and deleted when it is answered.
 */
export const challenges = pgTable(
  "challenges",
  {
    tokenHash: text("token_hash").primaryKey(),
    purpose: text("purpose").$type<ChallengePurpose>().notNull(),
    userId: text("user_id").references(() => users.id, { onDelete: "cascade" }),
    /** In base64url. */
    challenge: text("challenge").notNull(),
    expiresAt: moment("expires_at").notNull(),
  },
  (table) => [index("challenges_user").on(table.userId)],
);

export type Passkey = typeof passkeys.$inferSelect;
