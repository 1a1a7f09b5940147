import { imageName, nameFromHeader } from "./file-name";

/** The last part of an address's path, else its host: a name by which the user recognizes the image. */
export function nameOfAddress(address: string): string {
  if (!URL.canParse(address)) return imageName(address.slice(0, 60));
  const { pathname, hostname } = new URL(address);
  const last = pathname.split("/").at(-1) ?? "";
  return imageName(nameFromHeader(last) || hostname);
}

/**
 * The https address that a text consists of, with nothing else; null for any other text. `plain` requires an image's
 * file extension: some addresses may be opened only once, such as one that resets a password, and must not be fetched
 * just because a user pasted them.
 */
export function addressIn(text: string, { plain = false } = {}): string | null {
  const trimmed = text.trim();
  if (trimmed.length > 4_096 || /\s/.test(trimmed) || !/^https:\/\//i.test(trimmed) || !URL.canParse(trimmed))
    return null;
  return plain && !/\.(?:jpe?g|png|webp|avif)$/i.test(new URL(trimmed).pathname) ? null : trimmed;
}
