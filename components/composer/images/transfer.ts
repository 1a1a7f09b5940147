import { isVisible } from "@/lib/text/visible";

/**
 * The text of a paste or drop. Office programs add a rendered image to copied text; file managers add file names to
 * copied files, which aren't text.
 */
export function wordsIn(data: DataTransfer): string {
  const text = data.getData("text/plain");
  const names = new Set([...data.files].map(({ name }) => name));
  const lines = text.split(/\r?\n/).filter(isVisible);
  return names.size > 0 && lines.every((line) => names.has(line.trim().split(/[/\\]/).at(-1) ?? "")) ? "" : text;
}

/** The images of a paste; none when it has text. */
export const imagesIn = (data: DataTransfer): File[] =>
  wordsIn(data) === "" ? [...data.files].filter((file) => file.type.startsWith("image/")) : [];

/** The URLs of something dragged from another page: its image, and its link. Others mean something only to that page. */
export function addressesIn(data: DataTransfer): { image: string | null; link: string | null } {
  const page = new DOMParser().parseFromString(data.getData("text/html"), "text/html");
  const links = data.getData("text/uri-list").split(/\r?\n/);
  const image = page.querySelector("img")?.getAttribute("src") ?? "";
  return {
    image: /^(?:https?|data):/i.test(image) ? image : null,
    link: links.find((line) => line !== "" && !line.startsWith("#")) ?? null,
  };
}

/** The file inside a data URL, which search pages use for thumbnails; null for any other URL. */
export function inlineImage(address: string): File | null {
  const [, type = "", base64 = ""] = /^data:(image\/[a-z+.-]+);base64,([a-z0-9+/=]+)$/i.exec(address) ?? [];
  if (base64 === "") return null;
  return new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], type.replace("/", "."), { type });
}
