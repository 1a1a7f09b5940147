import type { PressableSpot } from "./clear-place";

const BUTTONS =
  'button, input, select, textarea, summary, label, [contenteditable="true"], [role="slider"], nav a, header a';

/**
 * The clickable elements in the window. Cards and videos are large targets with free space around their content, so
 * they weigh little, but their buttons count in full.
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
