/** Codes of the socket, of the two drivers and of Postgres (class 08 and shutdowns) that mean: nobody answered. */
const DOWN = /^(ECONN\w+|ENOTFOUND|EAI_AGAIN|EPIPE|ETIMEDOUT|CONNECT_TIMEOUT|CONNECTION_\w+|08\w{3}|57P0[1-3]|53300)$/;

/** Whether an error, or what caused it, is that the database cannot be reached, and not that it said no. */
export function isDatabaseDown(error: unknown): boolean {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 6; cause = cause.cause, depth++) {
    if ("code" in cause && typeof cause.code === "string" && DOWN.test(cause.code)) return true;
  }
  return false;
}
