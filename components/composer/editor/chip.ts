/** How a mention looks: a small thumbnail with the name of the image or element. */
export type ChipLook = {
  /** What it mentions was removed. */
  lost: boolean;
  label: string;
  /** Its label for screen readers. */
  spoken: string;
  thumb: string | null;
};

export const CHIP =
  "group/chip mx-px inline-flex max-w-44 select-all items-center gap-1 rounded-[5px] bg-sunken py-px pr-1.5 pl-0.5 align-[-0.28em] has-[[hidden]]:align-baseline text-[0.8em] leading-[1.45] text-ink data-[lost]:bg-danger/15 data-[lost]:text-danger data-[lost]:pl-1.5 data-[lost]:line-through data-[near]:ring-2 data-[near]:ring-lamp";

export function makeChip(document: Document, key: string, look: ChipLook): HTMLElement {
  const chip = document.createElement("span");
  chip.className = CHIP;
  chip.contentEditable = "false";
  // Isolates its direction: the words around it decide which way the text runs.
  chip.dir = "ltr";
  chip.dataset.key = key;
  const image = document.createElement("img");
  image.alt = "";
  image.draggable = false;
  image.className = "size-[1.5em] shrink-0 rounded-[3px] bg-sunken object-cover";
  const label = document.createElement("span");
  label.className = "truncate";
  chip.append(image, label);
  paintChip(chip, look);
  return chip;
}

/** Changes only what differs: every chip is repainted whenever an image moves. */
export function paintChip(chip: HTMLElement, look: ChipLook): void {
  const [image, label] = chip.children;
  if (!(image instanceof HTMLImageElement) || !(label instanceof HTMLElement)) return;
  if (look.thumb === null) image.hidden = true;
  else {
    image.hidden = false;
    if (image.getAttribute("src") !== look.thumb) image.src = look.thumb;
  }
  if (label.textContent !== look.label) label.textContent = look.label;
  if (chip.getAttribute("aria-label") !== look.spoken) {
    chip.setAttribute("role", "img");
    chip.setAttribute("aria-label", look.spoken);
  }
  chip.toggleAttribute("data-lost", look.lost);
}
