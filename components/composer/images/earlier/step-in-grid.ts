import type { KeyboardEvent } from "react";

/** Moves through the checkboxes or links of a grid with the arrow keys, by their position on the screen. */
export function stepInGrid(event: KeyboardEvent<HTMLElement>): void {
  const boxes = [...event.currentTarget.querySelectorAll<HTMLElement>("input, a")];
  const at = boxes.indexOf(event.target as HTMLElement);
  const top = boxes[0]?.getBoundingClientRect().top;
  const columns = boxes.filter((box) => box.getBoundingClientRect().top === top).length;
  const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns };
  const step = steps[event.key];
  const to = step === undefined || at < 0 ? undefined : boxes[at + step];
  if (!to) return;
  event.preventDefault();
  to.focus();
}
