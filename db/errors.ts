/** Codes of the socket, of the two drivers and of Postgres (class 08 and shutdowns) that mean: nobody answered. */
const DOWN = /^(ECONN\w+|ENOTFOUND|EAI_AGAIN|EPIPE|ETIMEDOUT|CONNECT_TIMEOUT|CONNECTION_\w+|08\w{3}|57P0[1-3]|53300)$/;

/** A byte, a sign in JSON or a spelling that Postgres reads as no text, no JSON and no value of the column's type. */
const REFUSED_TEXT = /^(22021|22P02|22P05)$/;

/** Whether an error, or what caused it, is that the database cannot be reached, and not that it said no. */
export const isDatabaseDown = (error: unknown): boolean => hasCode(error, DOWN);

/** Whether the database said no to a text that a door should have turned away: the asker's fault and not ours. */
export const isRefusedText = (error: unknown): boolean => hasCode(error, REFUSED_TEXT);

function hasCode(error: unknown, codes: RegExp): boolean {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 6; cause = cause.cause, depth++) {
    if ("code" in cause && typeof cause.code === "string" && codes.test(cause.code)) return true;
  }
  return false;
}
