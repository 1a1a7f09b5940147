import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { users } from "@/db/schema/accounts";
import { budgets, ledger } from "@/db/schema/credits";
import { generations } from "@/db/schema/generations";
import { instanceSettings } from "@/db/schema/instance";
import { providerKeys } from "@/db/schema/provider-keys";

/** Limits in the provider's credits, as exact decimals; undefined means no limit. */
export type CreditLimits = { userDay?: string; userMonth?: string; instanceDay?: string; instanceMonth?: string };

type Period = { scope: string; period: string; max: string | undefined };

/** Whose credits a generation costs: the instance's, or those of the user's own provider key. */
type Payer = { userId: string; providerKeyId: string | null };

/**
 * The counters that a generation touches, always in the same order so that two admissions cannot deadlock. Paid with a
 * user's own key, it counts for that key alone: what it costs is neither the instance's nor taken from its limits.
 */
function periods(of: Payer & { at: Date; creditLimits?: CreditLimits }): Period[] {
  const { userId, providerKeyId, at, creditLimits = {} } = of;
  const day = at.toISOString().slice(0, 10);
  const month = day.slice(0, 7);
  if (providerKeyId !== null)
    return [
      { scope: keyScope(providerKeyId), period: day, max: creditLimits.userDay },
      { scope: keyScope(providerKeyId), period: month, max: creditLimits.userMonth },
    ];
  return [
    { scope: "instance", period: day, max: creditLimits.instanceDay },
    { scope: "instance", period: month, max: creditLimits.instanceMonth },
    { scope: `user:${userId}`, period: day, max: creditLimits.userDay },
    { scope: `user:${userId}`, period: month, max: creditLimits.userMonth },
  ];
}

const keyScope = (providerKeyId: string) => `key:${providerKeyId}`;

/**
 * Reserves `amount` in all its budgets in one conditional statement. False when any limit is exceeded: the caller must
 * then roll its transaction back, because the other counters may have changed.
 */
export async function reserveBudget(
  db: Db,
  order: Payer & { amount: string; at: Date; creditLimits: CreditLimits },
): Promise<boolean> {
  const wanted = periods(order);
  const rows = sql.join(
    wanted.map(({ scope, period, max }) => sql`(${scope}::text, ${period}::text, ${max ?? null}::numeric)`),
    sql`, `,
  );
  // `execute` answers in each driver's own shape; counting in SQL and reading through a select answers in one.
  const [taken] = await db
    .with(
      db.$with("taken", { scope: sql<string>`scope`.as("scope") }).as(sql`
        insert into ${budgets} (scope, period, used)
        select wanted.scope, wanted.period, ${order.amount}::numeric
        from (values ${rows}) as wanted(scope, period, max)
        where wanted.max is null or ${order.amount}::numeric <= wanted.max
        on conflict (scope, period) do update set used = ${budgets}.used + excluded.used
        where ${budgets}.used + excluded.used <= coalesce(
          (select w.max from (values ${rows}) as w(scope, period, max) where w.scope = excluded.scope and w.period = excluded.period),
          'infinity'::numeric)
        returning scope`),
    )
    .select({ count: sql<number>`count(*)::int` })
    .from(sql`taken`);
  return taken?.count === wanted.length;
}

async function adjustBudget(db: Db, change: Payer & { at: Date; amount: ReturnType<typeof sql> }): Promise<void> {
  for (const { scope, period } of periods(change)) {
    await db
      .update(budgets)
      .set({ used: sql`${budgets.used} + ${change.amount}` })
      .where(and(eq(budgets.scope, scope), eq(budgets.period, period)));
  }
}

export async function reserve(
  db: Db,
  entries: { generationId: string; userId: string; amount: string }[],
): Promise<void> {
  await db.insert(ledger).values(entries.map((entry) => ({ ...entry, kind: "reserve" as const })));
}

/**
 * Ends a reservation once: with what the provider charged (`capture`), or with nothing (`release`). A second call hits
 * the unique index and changes nothing, so a repeated outcome is charged once.
 */
export async function settle(
  db: Db,
  entry: { generationId: string; userId: string; kind: "capture" | "release"; charged: string },
): Promise<void> {
  const [settled] = await db
    .insert(ledger)
    .values({
      generationId: entry.generationId,
      userId: entry.userId,
      kind: entry.kind,
      // A release returns the whole reservation; a capture records the actual cost in its place.
      amount:
        entry.kind === "capture"
          ? entry.charged
          : sql`(select amount from ${ledger} where generation_id = ${entry.generationId} and kind = 'reserve')`,
    })
    .onConflictDoNothing()
    .returning();
  if (!settled) return;
  const [row] = await db
    .select({
      createdAt: generations.createdAt,
      estimate: generations.estimate,
      providerKeyId: generations.providerKeyId,
    })
    .from(generations)
    .where(eq(generations.id, entry.generationId));
  if (!row) return;
  await adjustBudget(db, {
    userId: entry.userId,
    providerKeyId: row.providerKeyId,
    at: row.createdAt,
    amount: sql`(${entry.kind === "capture" ? entry.charged : "0"}::numeric - ${row.estimate}::numeric)`,
  });
}

/** Locks the user's row until the transaction ends, so that only one process at a time counts their slots. */
export async function lockUser(db: Db, { userId }: { userId: string }): Promise<void> {
  await db.select({ id: users.id }).from(users).where(eq(users.id, userId)).for("update");
}

/**
 * What holds for a user's submits. Credits are exact decimals; null: the environment's limit. `key`: the user's own
 * provider key with the limits that they set for it, while the instance allows such keys.
 */
export type SubmitRules = {
  disabled: boolean;
  stopped: boolean;
  verified: boolean;
  key: { id: string; day: string | null; month: string | null } | null;
  own: { day: string | null; month: string | null };
  instance: { day: string | null; month: string | null };
};

const rulesQuery = (db: Db, userId: string) =>
  db
    .select({
      disabledAt: users.disabledAt,
      emailVerified: users.emailVerified,
      ownKeys: instanceSettings.ownKeys,
      keyId: providerKeys.id,
      keyDay: providerKeys.creditsDay,
      keyMonth: providerKeys.creditsMonth,
      day: users.creditsDay,
      month: users.creditsMonth,
      stoppedAt: instanceSettings.submitsStoppedAt,
      instanceDay: instanceSettings.creditsDay,
      instanceMonth: instanceSettings.creditsMonth,
    })
    .from(users)
    .leftJoin(instanceSettings, eq(instanceSettings.one, true))
    .leftJoin(providerKeys, and(eq(providerKeys.userId, users.id), isNull(providerKeys.removedAt)))
    .where(eq(users.id, userId));

type RulesRow = Awaited<ReturnType<typeof rulesQuery>>[number];

const rulesOf = (row: RulesRow | undefined): SubmitRules => ({
  // A user who was just deleted submits nothing either.
  disabled: !row || row.disabledAt !== null,
  stopped: row?.stoppedAt != null,
  verified: row?.emailVerified != null,
  key: row?.ownKeys && row.keyId ? { id: row.keyId, day: row.keyDay, month: row.keyMonth } : null,
  own: { day: row?.day ?? null, month: row?.month ?? null },
  instance: { day: row?.instanceDay ?? null, month: row?.instanceMonth ?? null },
});

export async function readSubmitRules(db: Db, { userId }: { userId: string }): Promise<SubmitRules> {
  return rulesOf((await rulesQuery(db, userId))[0]);
}

/** The same, holding the user's row as `lockUser` does: nobody is disabled between this and the commit. */
export async function lockSubmitRules(db: Db, { userId }: { userId: string }): Promise<SubmitRules> {
  return rulesOf((await rulesQuery(db, userId).for("update", { of: users }))[0]);
}

/** Credits held or spent by a user, or with their own key: today and this month, in UTC. */
export async function spent(db: Db, key: Payer & { at: Date }): Promise<{ day: string; month: string }> {
  const scope = key.providerKeyId === null ? `user:${key.userId}` : keyScope(key.providerKeyId);
  const day = key.at.toISOString().slice(0, 10);
  const month = day.slice(0, 7);
  const rows = await db
    .select()
    .from(budgets)
    .where(and(eq(budgets.scope, scope), inArray(budgets.period, [day, month])));
  const used = (period: string) => rows.find((row) => row.period === period)?.used ?? "0";
  return { day: used(day), month: used(month) };
}
