import { imageName, nameFromHeader } from "./file-name";

/** The last part of an address's path, else its host: how a user will know the image again. */
export function nameOfAddress(address: string): string {
  if (!URL.canParse(address)) return imageName(address.slice(0, 60));
  const { pathname, hostname } = new URL(address);
  const last = pathname.split("/").at(-1) ?? "";
  return imageName(nameFromHeader(last) || hostname);
}

/**
 * The https address that a text consists of, and of nothing else; null for any other text. `plain` asks for one that is
 * an image by its ending: some addresses may be opened only once, such as one that resets a password, and must not be
 * because somebody pasted it beside a field.
 */
export function addressIn(text: string, { plain = false } = {}): string | null {
  const trimmed = text.trim();
  if (trimmed.length > 4_096 || /\s/.test(trimmed) || !/^https:\/\//i.test(trimmed) || !URL.canParse(trimmed))
    return null;
  return plain && !/\.(?:jpe?g|png|webp|avif)$/i.test(new URL(trimmed).pathname) ? null : trimmed;
}
