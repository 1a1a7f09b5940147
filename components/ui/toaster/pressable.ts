import type { PressableSpot } from "./clear-place";

const BUTTONS =
  'button, input, select, textarea, summary, label, [contenteditable="true"], [role="slider"], nav a, header a';
/** As bad as this many buttons: a bar is read as a whole, so the space between its buttons is not free. */
const BAR = 4;

/**
 * What must not be covered in the window: clickable elements, and the bars around them. A bar stays at its place while
 * the page scrolls (fixed or sticky), or says so by `data-bar`, like the controls under a video. Cards and videos are
 * large targets with free space around their content, so they weigh little, and their buttons more.
 */
export function pressable(except: Element): PressableSpot[] {
  const spots: PressableSpot[] = [];
  const bars = new Map<Element, Element | null>();
  // Outside a modal dialog nothing is clickable.
  const page = except.closest("dialog") ?? document;
  for (const element of page.querySelectorAll(`${BUTTONS}, a, video`)) {
    const spot = seen(element);
    if (!spot || except.contains(element)) continue;
    const isButton = element.matches(BUTTONS);
    spots.push({ ...spot, weight: !isButton ? 0.02 : element.closest("article") ? 0.2 : 1 });
    if (isButton) barOf(element, bars);
  }
  for (const bar of new Set(bars.values())) {
    const spot = bar && seen(bar);
    if (spot) spots.push({ ...spot, weight: BAR });
  }
  return spots;
}

function seen(element: Element): Omit<PressableSpot, "weight"> | null {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  const isSeen = right - left > 2 && bottom > 0 && top < window.innerHeight && right > 0 && left < window.innerWidth;
  return isSeen ? { left, top, right, bottom } : null;
}

/** The closest bar around an element. `known` has the answers so far: most buttons share their ancestors. */
function barOf(element: Element, known: Map<Element, Element | null>): Element | null {
  const cached = known.get(element);
  if (cached !== undefined) return cached;
  const isBar = element.hasAttribute("data-bar") || /fixed|sticky/.test(getComputedStyle(element).position);
  const bar = isBar ? element : element.parentElement && barOf(element.parentElement, known);
  known.set(element, bar);
  return bar;
}
