type Values = Record<string, string | number>;
type Translate = ((key: never, values?: never) => string) & { has(key: never): boolean };

/**
 * The message of a key that is known only at run time, such as an error code of the server; null when there is none.
 * All other code calls `t` itself, whose keys the compiler checks.
 */
export const messageFor = (t: Translate, key: string, values?: Values): string | null =>
  t.has(key as never) ? t(key as never, values as never) : null;
