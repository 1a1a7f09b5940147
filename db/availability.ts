/** Reaches the browser as an error's digest; the error page then knows that retrying later may help. */
export const AWAY_DIGEST = "database-away";

/**
 * Whether the last query could not reach the database. Every query records it as it ends, so no extra query is needed.
 * On globalThis, because the proxy is bundled apart from the pages.
 */
const shared = globalThis as typeof globalThis & { ninefoldDatabaseAway?: boolean };

export const isDatabaseAway = (): boolean => shared.ninefoldDatabaseAway === true;

export function recordReachability(state: "answered" | "away"): void {
  shared.ninefoldDatabaseAway = state === "away";
}
