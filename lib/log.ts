import { currentRequestId } from "./request-id";

type Fields = Record<string, string | number | boolean | null | undefined>;

/** Keys, tokens, callback addresses and slugs of links must never reach a log, whatever the message. */
export function redact(text: string): string {
  return text
    .replace(/\b(dk-|vercel_blob_rw_)[\w-]+/g, "$1…")
    .replace(/\b(sk-)[\w-]{16,}/g, "$1…")
    .replace(/(\/api\/callbacks\/[^/\s]+\/[^/\s]+\/)[\w-]+/g, "$1…")
    .replace(/(\/(?:v|embed|shared|plays|links)\/)[\w-]{22}/g, "$1…")
    .replace(/(\/(?:invite|reset|verify)\/)[\w-]{43}/g, "$1…")
    .replace(/(bearer\s+)\S+/gi, "$1…")
    .replace(/((?:postgres(?:ql)?|smtps?):\/\/[^:/\s]+:)[^\s"]*@/g, "$1…@");
}

function write(level: "info" | "warn" | "error", message: string, fields: Fields = {}): void {
  const line = JSON.stringify({ at: new Date().toISOString(), level, message, request: currentRequestId(), ...fields });
  process.stderr.write(`${redact(line)}\n`);
}

/** A failed query contains none of its values (db/query-error.ts), and the database's own reason as its cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message} (${error.cause.message})` : error.message;
}

/** How long the same kind of trouble is only counted after a line about it. */
const QUIET_MS = 60_000;
/** Kinds beyond this share one count, so that errors of endless variety take neither the log nor the memory. */
const MOST_KINDS = 200;

type Counted = { times: number; error: unknown; fields?: Fields };
/** On globalThis: Next bundles routes apart, and each copy would write a line of its own. */
const shared = globalThis as typeof globalThis & { ninefoldTroubles?: Map<string, Counted> };

/** The message and the error's code: its text may name a file or a row, and each would be a kind of its own. */
function kindOf(message: string, error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (!(cause instanceof Error)) return message;
  return `${message}\n${"code" in cause ? String(cause.code) : cause.name}`;
}

/** Writes the first of its kind at once, and what follows within a minute as one line with its number. */
function often(message: string, error: unknown, fields?: Fields): void {
  shared.ninefoldTroubles ??= new Map();
  const kinds = shared.ninefoldTroubles;
  const own = kindOf(message, error);
  const kind = kinds.size < MOST_KINDS || kinds.has(own) ? own : "others";
  const counted = kinds.get(kind);
  if (counted) {
    kinds.set(kind, { times: counted.times + 1, error, fields });
    return;
  }
  log.error(message, error, fields);
  kinds.set(kind, { times: 0, error, fields });
  const sumUp = () => {
    const since = kinds.get(kind);
    if (!since || since.times === 0) return void kinds.delete(kind);
    log.error(message, since.error, { ...since.fields, times: since.times });
    kinds.set(kind, { ...since, times: 0 });
    setTimeout(sumUp, QUIET_MS).unref();
  };
  setTimeout(sumUp, QUIET_MS).unref();
}

/**
 * One JSON line per event, on standard error, with the id of the request that led to it. `often` is for what can happen many times a minute, such as for each row
 * or request: at most one line a minute and kind, with the number of `times` since the line before.
 */
export const log = {
  info: (message: string, fields?: Fields) => write("info", message, fields),
  warn: (message: string, fields?: Fields) => write("warn", message, fields),
  error: (message: string, error: unknown, fields?: Fields) =>
    write("error", message, { ...fields, error: reasonOf(error) }),
  often,
};
