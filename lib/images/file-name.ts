import { isVisible } from "@/lib/text/visible";

const LONGEST = 120;

/**
 * A display name: the last part of a path, without characters that names cannot have, of bounded length, never empty.
 */
export function imageName(raw: string, nameless = "image"): string {
  const last = raw.split(/[/\\]/).at(-1) ?? "";
  const clean = last
    .normalize("NFC")
    .replace(/(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu, "")
    .trim();
  return isVisible(clean) ? Array.from(clean).slice(0, LONGEST).join("") : nameless;
}

/** Reads the `x-file-name` header: headers are ASCII, so the name comes percent-encoded. An invalid one is ignored. */
export function nameFromHeader(header: string | null): string {
  try {
    return decodeURIComponent((header ?? "").slice(0, 2_000));
  } catch {
    return "";
  }
}

/** The name to download it under: the user's, with the extension of its current format. */
export function savedName(name: string, contentType: string): string {
  return `${name.replace(/\.(jpe?g|png|webp|avif|hei[cf])$/i, "")}.${contentType === "image/jpeg" ? "jpg" : "webp"}`;
}
