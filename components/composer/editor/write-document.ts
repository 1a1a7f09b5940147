import type { PromptText } from "@/components/composer/prompt/prompt-text";
import { type ChipLook, makeChip, paintChip } from "./chip";
import { keyOf } from "./walk-nodes";

/**
 * Updates the DOM to show a document, changing only what differs: kept nodes keep the caret, the spelling marks and the
 * loaded thumbnail. Ends with a `<br>`, without which the caret can't enter an empty last line or follow a chip.
 */
export function writeDoc(root: HTMLElement, doc: PromptText, lookOf: (key: string) => ChipLook): void {
  const { ownerDocument } = root;
  let at: ChildNode | null = root.firstChild;
  for (const part of doc) {
    if (typeof part === "string") {
      if (at instanceof Text) {
        if (at.data !== part) at.data = part;
        at = at.nextSibling;
      } else root.insertBefore(ownerDocument.createTextNode(part), at);
      continue;
    }
    if (at && keyOf(at) === part.key && at instanceof HTMLElement) {
      paintChip(at, lookOf(part.key));
      at = at.nextSibling;
      continue;
    }
    // Most edits remove one text or insert one chip; looking one node ahead leaves the rest of the line unchanged.
    const next: ChildNode | null = at?.nextSibling ?? null;
    if (at && next && keyOf(next) === part.key && next instanceof HTMLElement) {
      at.remove();
      paintChip(next, lookOf(part.key));
      at = next.nextSibling;
    } else root.insertBefore(makeChip(ownerDocument, part.key, lookOf(part.key)), at);
  }
  while (at && !(at === root.lastChild && at instanceof HTMLBRElement)) {
    const next: ChildNode | null = at.nextSibling;
    at.remove();
    at = next;
  }
  if (!(root.lastChild instanceof HTMLBRElement)) root.append(ownerDocument.createElement("br"));
}

export function paintChips(root: HTMLElement, lookOf: (key: string) => ChipLook): void {
  for (const chip of root.querySelectorAll<HTMLElement>("[data-key]")) {
    paintChip(chip, lookOf(chip.dataset.key ?? ""));
  }
}
