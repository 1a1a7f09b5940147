/** What cannot be stored: Postgres refuses a NUL, and half a surrogate pair is no character. */
const UNKEEPABLE = /[\0\p{Surrogate}]/u;

/** A text without unstorable characters, for what a user's own device puts into a field. */
export const keepable = (text: string): string => text.replace(new RegExp(UNKEEPABLE, "gu"), "");

/** Whether all text in an untrusted value can be stored, however deeply nested. */
export function isKeepable(value: unknown): boolean {
  // Not by recursion: nesting that fits into a request can be deeper than the stack.
  const rest = [value];
  while (rest.length > 0) {
    const next = rest.pop();
    if (typeof next === "string" ? UNKEEPABLE.test(next) : !hold(next, rest)) return false;
  }
  return true;
}

/** Adds an object's contents to the list; false when one of its keys cannot be stored. */
function hold(value: unknown, rest: unknown[]): boolean {
  if (typeof value !== "object" || value === null) return true;
  for (const [name, item] of Array.isArray(value) ? value.entries() : Object.entries(value)) {
    if (typeof name === "string" && UNKEEPABLE.test(name)) return false;
    rest.push(item);
  }
  return true;
}
