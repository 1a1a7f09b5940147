/** A shared video as the address of "Make your own from this" names it; `key` opens one with a password. */
export type RemixAddress = { slug: string; video: string | null; key: string | null };

/** Reads `/?remix=<slug>&video=2&key=…`; null where the address names none. Pages of version 0.1 write `film`. */
export function remixAddress(query: Record<string, string | string[] | undefined>): RemixAddress | null {
  const { remix, video = query.film, key } = query;
  if (typeof remix !== "string") return null;
  return { slug: remix, video: typeof video === "string" ? video : null, key: typeof key === "string" ? key : null };
}
