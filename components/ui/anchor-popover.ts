/** What a popover is attached to: usually the button that opens it. */
export type PopoverAnchor = Pick<Element, "getBoundingClientRect">;
type Side = "below" | "above";

/** Pixels between a popover and its button, and from the window's edges. */
const GAP = 4;
const EDGE = 8;

/**
 * Keeps an open popover at its button until the returned function is called: on the preferred side if it fits, else on
 * the side with more room, aligned with the button's edge that is nearer to the window's, and inside the window. By
 * script and not by CSS anchors: browsers differ, and changed, in what the implicit anchor is, and then the popover is
 * in a corner.
 */
export function anchorPopover(panel: HTMLElement, anchor: PopoverAnchor, prefer: Side = "below"): () => void {
  const place = () => {
    const at = anchor.getBoundingClientRect();
    const { clientWidth } = document.documentElement;
    const { innerHeight } = window;
    // It has no size before it is shown; it is painted only after this.
    const closed = !panel.matches(":popover-open");
    if (closed) panel.style.display = "block";
    const { offsetWidth, scrollHeight } = panel;
    if (closed) panel.style.display = "";
    const room = { below: innerHeight - at.bottom - GAP - EDGE, above: at.top - GAP - EDGE };
    const other = prefer === "below" ? "above" : "below";
    const side = scrollHeight > room[prefer] && room[other] > room[prefer] ? other : prefer;
    const left = at.left + at.right < clientWidth ? at.left : at.right - offsetWidth;
    const inside = Math.max(EDGE, Math.min(left, clientWidth - offsetWidth - EDGE));
    panel.style.inset =
      side === "below"
        ? `${at.bottom + GAP}px auto auto ${inside}px`
        : `auto auto ${innerHeight - at.top + GAP}px ${inside}px`;
    panel.style.maxHeight = `${Math.max(room[side], 0)}px`;
  };
  panel.style.overflowY = "auto";
  place();
  // Measured in every frame while it is open: the button moves when the page scrolls or loads or the window changes,
  // the panel grows with its content, and no event covers all of these.
  let last = "";
  const follow = () => {
    const { left, top, width, height } = anchor.getBoundingClientRect();
    const now = [left, top, width, height, innerWidth, innerHeight, panel.offsetWidth, panel.scrollHeight].join();
    if (now !== last) place();
    last = now;
    frame = requestAnimationFrame(follow);
  };
  let frame = requestAnimationFrame(follow);
  return () => cancelAnimationFrame(frame);
}

/** The button that opens a popover: of several for phones and larger screens, the clicked or visible one. */
export function buttonOf(panel: HTMLElement): Element | undefined {
  const buttons = [...document.querySelectorAll(`[popovertarget="${CSS.escape(panel.id)}"]`)];
  const seen = buttons.filter((button) => button.getBoundingClientRect().width > 0);
  return seen.find((button) => button.contains(document.activeElement)) ?? seen[0];
}
