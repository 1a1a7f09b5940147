import { isKeepable } from "@/lib/text/keepable";

/**
 * Whether an address can be read: its bytes are UTF-8, the text can be kept, and in its path each percent sign begins a
 * byte. In a query, `100%` is a text that somebody looks for; and Next passes on what broken bytes there became.
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
/** Addresses that end with a name or an id of known length, and what follows it but is no longer name and no page below it. */
const NAMED = new RegExp(
  `^(/(?:(?:v|embed|links)/[\\w-]{22}|gallery/(?:collections/)?${ID}))(?![\\da-z]|/\\w|$).+`,
  "iu",
);

/**
 * The path of the page that is meant by one that was copied together with what stood around it: the full stop of its
 * sentence, a bracket, a quotation mark, the next word; also one with a slash at its end. All of our paths end with a
 * letter or a digit, or with the name of a link. Takes a path that `isReadable`.
 */
export function meantPath(pathname: string): string {
  const path = decodeURIComponent(pathname).replace(NAMED, "$1");
  // A path that begins with two slashes would lead to another host.
  const meant = path.replace(/[^\p{L}\p{N}_-]+$/u, "").replace(/^\/+/, "/") || "/";
  return meant === path && path === decodeURIComponent(pathname) ? pathname : encodeURI(meant);
}
