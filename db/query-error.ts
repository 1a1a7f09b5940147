import { DrizzleQueryError } from "drizzle-orm";
import { PgPreparedQuery } from "drizzle-orm/pg-core";
import { AWAY_DIGEST, recordReachability } from "./availability";
import { isDatabaseDown } from "./errors";

/**
 * A failed query that is safe to throw and log: the statement, which has `$1` in place of each value, and the
 * database's code and reason as its cause. Both the library's error and the driver's contain the values (prompts,
 * session ids, secrets of links), in `params`, in `detail` ("Failing row contains …"), and for a malformed value
 * (SQLSTATE class 22) in the message itself.
 */
function withoutValues(error: unknown): unknown {
  if (!(error instanceof DrizzleQueryError)) return error;
  const code = codeOf(error.cause);
  const said = error.cause?.message.split("\n")[0] || code || "no reason given";
  const cause = Object.assign(new Error(code?.startsWith("22") ? `a value was refused (${code})` : said), { code });
  const clean = new Error(`Failed query: ${error.query}`, { cause });
  return isDatabaseDown(error) ? Object.assign(clean, { digest: AWAY_DIGEST }) : clean;
}

const codeOf = (cause: Error | undefined): string | undefined =>
  cause && "code" in cause && typeof cause.code === "string" ? cause.code : undefined;

type Queried = (this: unknown, text: string, values: unknown[], run: () => Promise<unknown>) => Promise<unknown>;

/**
 * Makes every query of this process, in a transaction or not and by either driver, fail without its values and record
 * whether the database is reachable. The library offers no hook, so this patches its prototype; a version that runs its
 * queries elsewhere fails at the start.
 */
export function guardQueries(): void {
  const prototype = PgPreparedQuery.prototype as unknown as { queryWithCache?: Queried & { guarded?: true } };
  const run = prototype.queryWithCache;
  if (!run) throw new Error("This version of drizzle-orm has no queryWithCache: its errors would hold values.");
  if (run.guarded) return;
  const guarded: Queried = async function (...query) {
    try {
      const answer = await run.apply(this, query);
      recordReachability("answered");
      return answer;
    } catch (error) {
      recordReachability(isDatabaseDown(error) ? "away" : "answered");
      throw withoutValues(error);
    }
  };
  prototype.queryWithCache = Object.assign(guarded, { guarded: true as const });
}
