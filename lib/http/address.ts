import { isKeepable } from "@/lib/text/keepable";

/**
 * Whether an address is readable: valid UTF-8, storable text, and a path in which each percent sign begins a byte. In a
 * query, `100%` may be a search text; and Next has already replaced broken bytes there.
 */
export function isReadable({ pathname, search }: Pick<URL, "pathname" | "search">): boolean {
  const query = [...new URLSearchParams(search)].flat();
  if (!isKeepable(query) || query.some((text) => text.includes("\ufffd"))) return false;
  try {
    return isKeepable(decodeURIComponent(pathname));
  } catch {
    return false;
  }
}

const ID = "[\\da-f]{8}(?:-[\\da-f]{4}){3}-[\\da-f]{12}";
/**
 * Addresses that end with a name or an id of known length, and a tail that is neither part of it nor a page below it.
 */
const NAMED = new RegExp(
  `^(/(?:(?:v|embed|links)/[\\w-]{22}|gallery/(?:collections/)?${ID}))(?![\\da-z]|/\\w|$).+`,
  "iu",
);

/**
 * The intended path of an address that was copied with surrounding text: the full stop of its sentence, a bracket, a
 * quotation mark, the next word; also one with a slash at its end. All of our paths end with a letter or a digit, or
 * with a slug. Takes a path that `isReadable`.
 */
export function intendedPath(pathname: string): string {
  const path = decodeURIComponent(pathname).replace(NAMED, "$1");
  // A path that begins with two slashes would lead to another host.
  const meant = path.replace(/[^\p{L}\p{N}_-]+$/u, "").replace(/^\/+/, "/") || "/";
  return meant === path && path === decodeURIComponent(pathname) ? pathname : encodeURI(meant);
}
