type Fields = Record<string, string | number | boolean | null | undefined>;

/** Keys, tokens, callback addresses and slugs of links must never reach a log, whatever the message. */
export function redact(text: string): string {
  return text
    .replace(/\b(dk-|vercel_blob_rw_)[\w-]+/g, "$1…")
    .replace(/(\/api\/callbacks\/[^/\s]+\/[^/\s]+\/)[\w-]+/g, "$1…")
    .replace(/(\/(?:v|embed|shared|plays|links)\/)[\w-]{22}/g, "$1…")
    .replace(/(\/(?:invite|reset)\/)[\w-]{43}/g, "$1…")
    .replace(/(bearer\s+)\S+/gi, "$1…")
    .replace(/(postgres(?:ql)?:\/\/[^:/\s]+:)[^\s"]*@/g, "$1…@");
}

function write(level: "info" | "warn" | "error", message: string, fields: Fields = {}): void {
  const line = JSON.stringify({ at: new Date().toISOString(), level, message, ...fields });
  process.stderr.write(`${redact(line)}\n`);
}

/** A failed query contains none of its values (db/query-error.ts), and the database's own reason as its cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message} (${error.cause.message})` : error.message;
}

/** One JSON line per event, on standard error. */
export const log = {
  info: (message: string, fields?: Fields) => write("info", message, fields),
  warn: (message: string, fields?: Fields) => write("warn", message, fields),
  error: (message: string, error: unknown, fields?: Fields) =>
    write("error", message, { ...fields, error: reasonOf(error) }),
};
