import { sql } from "drizzle-orm";
import { index, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { ownerId } from "./accounts";
import { createdAt, credits, id, moment } from "./columns";

/** Provider keys of users' own, encrypted. A removed one is kept until the generations submitted with it have ended. */
export const providerKeys = pgTable(
  "provider_keys",
  {
    id: id(),
    userId: ownerId(),
    /** Names the secret that `sealed` is encrypted with. */
    secretId: text("secret_id").notNull(),
    /** Nonce, ciphertext and tag of AES-256-GCM in base64url, bound to this row and its user. */
    sealed: text("sealed").notNull(),
    lastFour: text("last_four").notNull(),
    /** Limits of what is spent with it; null: none. */
    creditsDay: credits("credits_day"),
    creditsMonth: credits("credits_month"),
    createdAt: createdAt(),
    removedAt: moment("removed_at"),
  },
  (table) => [
    uniqueIndex("provider_keys_one").on(table.userId).where(sql`${table.removedAt} is null`),
    index("provider_keys_user").on(table.userId),
  ],
);

export type ProviderKey = typeof providerKeys.$inferSelect;
