type Fields = Record<string, string | number | boolean | null | undefined>;

/** Keys, tokens and callback addresses must never reach a log, whoever wrote the message. */
export function redact(text: string): string {
  return text
    .replace(/\b(dk-|vercel_blob_rw_)[\w-]+/g, "$1…")
    .replace(/(\/api\/callbacks\/defapi\/[^/\s]+\/)[\w-]+/g, "$1…")
    .replace(/(bearer\s+)\S+/gi, "$1…")
    .replace(/(postgres(?:ql)?:\/\/[^:/\s]+:)[^\s"]*@/g, "$1…@");
}

function write(level: "info" | "warn" | "error", message: string, fields: Fields = {}): void {
  const line = JSON.stringify({ at: new Date().toISOString(), level, message, ...fields });
  process.stderr.write(`${redact(line)}\n`);
}

/** A failed query's message ends with its values: addresses, prompts, password hashes. The database's own reason stays. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const [query = "", values] = error.message.split("\nparams:");
  const reason = error.cause instanceof Error && values !== undefined ? ` (${error.cause.message})` : "";
  return query + reason;
}

/** One JSON line an event, on standard error. */
export const log = {
  info: (message: string, fields?: Fields) => write("info", message, fields),
  warn: (message: string, fields?: Fields) => write("warn", message, fields),
  error: (message: string, error: unknown, fields?: Fields) =>
    write("error", message, { ...fields, error: reasonOf(error) }),
};
