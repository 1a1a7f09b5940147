import type { PressableSpot } from "./clear-place";

const BUTTONS =
  'button, input, select, textarea, summary, label, [contenteditable="true"], [role="slider"], nav a, header a';

/**
 * What can be pressed in the window now. A card is a large link with much room beside its middle, and so is a video:
 * they weigh little, with what is in them.
 */
export function pressable(except: Element): PressableSpot[] {
  const spots: PressableSpot[] = [];
  for (const element of document.querySelectorAll(`${BUTTONS}, a, video`)) {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    const seen = right - left > 2 && bottom > 0 && top < window.innerHeight && right > 0 && left < window.innerWidth;
    if (!seen || except.contains(element)) continue;
    const light = !element.matches(BUTTONS) || element.closest("article");
    spots.push({ left, top, right, bottom, weight: light ? 0.02 : 1 });
  }
  return spots;
}
