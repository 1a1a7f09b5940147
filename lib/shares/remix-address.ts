import { acceptOldNames, OLD_PARAMETERS } from "@/lib/old-names";

/** A shared video as the address of "Make your own from this" names it; `key` opens one with a password. */
export type RemixAddress = { slug: string; video: string | null; key: string | null };

/** Reads `/?remix=<slug>&video=2&key=…`; null where the address names none. */
export function remixAddress(query: Record<string, string | string[] | undefined>): RemixAddress | null {
  const { remix, key } = query;
  const video = acceptOldNames((name) => query[name], OLD_PARAMETERS)("video");
  if (typeof remix !== "string") return null;
  return { slug: remix, video: typeof video === "string" ? video : null, key: typeof key === "string" ? key : null };
}
