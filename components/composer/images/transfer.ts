import { isVisible } from "@/lib/text/visible";

/**
 * The words of a paste or a drop. Office programs lay an image of a text beside the text; file managers lay the names of
 * files beside the files, which are no words.
 */
export function wordsIn(data: DataTransfer): string {
  const text = data.getData("text/plain");
  const names = new Set([...data.files].map(({ name }) => name));
  const lines = text.split(/\r?\n/).filter(isVisible);
  return names.size > 0 && lines.every((line) => names.has(line.trim().split(/[/\\]/).at(-1) ?? "")) ? "" : text;
}

/** The images that a paste means: none where it carries words. */
export const imagesIn = (data: DataTransfer): File[] =>
  wordsIn(data) === "" ? [...data.files].filter((file) => file.type.startsWith("image/")) : [];

/** What was dragged in from another page: the address of its image, not of where that leads, and else of the link. */
export function addressesIn(data: DataTransfer): { image: string | null; link: string | null } {
  const page = new DOMParser().parseFromString(data.getData("text/html"), "text/html");
  const links = data.getData("text/uri-list").split(/\r?\n/);
  return {
    image: page.querySelector("img")?.getAttribute("src") || null,
    link: links.find((line) => line !== "" && !line.startsWith("#")) ?? null,
  };
}

/** The file that an address holds in itself, as small images of search pages do; null for any other address. */
export function inlineImage(address: string): File | null {
  const [, type = "", base64 = ""] = /^data:(image\/[a-z+.-]+);base64,([a-z0-9+/=]+)$/i.exec(address) ?? [];
  if (base64 === "") return null;
  return new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], type.replace("/", "."), { type });
}
