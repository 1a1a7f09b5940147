import type { PromptText } from "@/components/composer/prompt/prompt-text";
import { CHIP, type ChipLook } from "./chip";

const escaped = (text: string): string => text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);

/**
 * The document as server-rendered HTML. It isn't rendered as React children, because hydration would discard what the
 * user typed before the scripts ran.
 */
export function toHtml(doc: PromptText, lookOf: (key: string) => ChipLook): string {
  const parts = doc.map((part) => {
    if (typeof part === "string") return escaped(part);
    const { label, spoken, thumb } = lookOf(part.key);
    const image = thumb
      ? `<img alt="" draggable="false" class="size-[1.5em] shrink-0 rounded-[3px] bg-sunken object-cover" src="${escaped(thumb)}">`
      : '<img alt="" hidden>';
    return `<span class="${CHIP}" contenteditable="false" dir="ltr" data-key="${escaped(part.key)}" role="img" aria-label="${escaped(spoken)}">${image}<span class="truncate">${escaped(label)}</span></span>`;
  });
  return `${parts.join("")}<br>`;
}
