/** What no text can hold: Postgres refuses a NUL, and half a surrogate pair is no character of any text. */
const UNKEEPABLE = /[\0\p{Surrogate}]/u;

/** A text without what cannot be kept, for what a user's own device lets into a field. */
export const keepable = (text: string): string => text.replace(new RegExp(UNKEEPABLE, "gu"), "");

/** Whether all text in a value from outside can be kept, however deep it stands. */
export function isKeepable(value: unknown): boolean {
  // Not by recursion: a nest that fits into a request can be deeper than the stack.
  const rest = [value];
  while (rest.length > 0) {
    const next = rest.pop();
    if (typeof next === "string" ? UNKEEPABLE.test(next) : !hold(next, rest)) return false;
  }
  return true;
}

/** Puts what an object holds on the list; false when one of its names cannot be kept. */
function hold(value: unknown, rest: unknown[]): boolean {
  if (typeof value !== "object" || value === null) return true;
  for (const [name, item] of Array.isArray(value) ? value.entries() : Object.entries(value)) {
    if (typeof name === "string" && UNKEEPABLE.test(name)) return false;
    rest.push(item);
  }
  return true;
}
