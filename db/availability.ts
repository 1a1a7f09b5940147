/** Reaches the browser as an error's digest, by which the error page knows that waiting helps. */
export const AWAY_DIGEST = "database-away";

/**
 * Whether the last query found nobody: told by each query that ends, so that it costs none of its own. On globalThis,
 * because the proxy is bundled apart from the pages.
 */
const shared = globalThis as typeof globalThis & { ninefoldDatabaseAway?: boolean };

export const isDatabaseAway = (): boolean => shared.ninefoldDatabaseAway === true;

export function noteDatabase(state: "answered" | "away"): void {
  shared.ninefoldDatabaseAway = state === "away";
}
