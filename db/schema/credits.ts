import { sql } from "drizzle-orm";
import { bigserial, index, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { credits, moment } from "./columns";
import { generations } from "./generations";

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

/** Credits reserved or spent in a period, by scope (`instance` or `user:<id>`): what admission checks. */
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
