type Fields = Record<string, string | number | boolean | null | undefined>;

/** Keys, tokens and callback addresses must never reach a log, whoever wrote the message. */
export function redact(text: string): string {
  return text
    .replace(/\b(dk-|vercel_blob_rw_)[\w-]+/g, "$1…")
    .replace(/(\/api\/callbacks\/defapi\/[^/\s]+\/)[\w-]+/g, "$1…")
    .replace(/(bearer\s+)\S+/gi, "$1…")
    .replace(/(postgres(?:ql)?:\/\/[^:/\s]+:)[^@\s]+@/g, "$1…@");
}

function write(level: "info" | "warn" | "error", message: string, fields: Fields = {}): void {
  const line = JSON.stringify({ at: new Date().toISOString(), level, message, ...fields });
  process.stderr.write(`${redact(line)}\n`);
}

/** One JSON line an event, on standard error. */
export const log = {
  info: (message: string, fields?: Fields) => write("info", message, fields),
  warn: (message: string, fields?: Fields) => write("warn", message, fields),
  error: (message: string, error: unknown, fields?: Fields) =>
    write("error", message, { ...fields, error: error instanceof Error ? error.message : String(error) }),
};
