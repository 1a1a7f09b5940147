/**
 * Codes of the socket and of Postgres (class 08, shutdowns, no room, and a server that has become read-only) that
 * mean that the database is unreachable.
 */
const DOWN =
  /^(ECONN\w+|ENOTFOUND|EAI_AGAIN|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|08\w{3}|57P0[1-5]|25P03|25006|53300)$/;
/** The driver gives no code when a connection ends before an answer. */
const CUT_OFF =
  /^(Connection terminated|timeout exceeded when trying to connect|timeout expired|Client .*not queryable)/;
/** Messages of Postgres and of poolers, which send unhelpful codes with theirs. */
const NO_ROOM = /too many (clients|connections)|no more connections|max clients reached|remaining connection slots/i;

function* causesOf(error: unknown): Generator<Error & { code?: unknown }> {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 6; cause = cause.cause, depth++) yield cause;
}

/** A byte, JSON character or spelling that Postgres rejects as text, as JSON or as a value of the column's type. */
const REFUSED_TEXT = /^(22021|22P02|22P05)$/;

/** Whether an error or its cause means that the database is unreachable, not that it refused the query. */
export function isDatabaseDown(error: unknown): boolean {
  for (const { code, message } of causesOf(error)) {
    if ((typeof code === "string" && DOWN.test(code)) || CUT_OFF.test(message)) return true;
  }
  return hasNoRoom(error);
}

/** Whether the database refused a text that validation should have rejected: a bad request, not a server error. */
export function isRefusedText(error: unknown): boolean {
  for (const { code } of causesOf(error)) if (typeof code === "string" && REFUSED_TEXT.test(code)) return true;
  return false;
}

/** Whether the server accepts no further connection for now, or is still starting. */
export function hasNoRoom(error: unknown): boolean {
  for (const { code, message } of causesOf(error)) {
    if (code === "53300" || code === "57P03" || (typeof code === "string" && NO_ROOM.test(message))) return true;
  }
  return false;
}

/** Whether Postgres itself refused a statement and keeps running: its transaction is then certainly rolled back. */
export function isRefusal(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? error.code : null;
  return typeof code === "string" && /^[0-9A-Z]{5}$/.test(code) && !DOWN.test(code);
}
