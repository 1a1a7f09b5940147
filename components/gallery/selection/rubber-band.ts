import { spotsOf } from "@/components/gallery/grid/card-order";
import { isSelected, put } from "./selection";
import type { Spot } from "./span";

/** Pixels of travel before a click draws a selection rectangle, and the distance from an edge that starts scrolling. */
const TREMBLE = 6;
const EDGE = 48;

type Band = { left: number; right: number; top: number; bottom: number };

/**
 * Draws a rectangle with the mouse and selects the cards it touches. `place` is the gallery pixel at the top of the
 * screen: the first corner stays at its place in the gallery while the page scrolls. Touch input still scrolls. Returns
 * a function that removes the listeners.
 */
export function drawRubberBand(
  grid: HTMLElement,
  start: PointerEvent,
  place: () => number,
  done: () => void,
): () => void {
  const from = { x: start.clientX, y: start.clientY + place() };
  const box = document.createElement("div");
  box.className = "pointer-events-none fixed z-40 rounded-sm bg-lamp/20 outline-2 outline-lamp";
  /** What this rectangle has selected: making it smaller deselects only these. */
  const caught = new Map<string, Spot>();
  let pointer = { x: start.clientX, y: start.clientY };
  let frame = 0;

  function band(): Band {
    const y = from.y - place();
    return {
      left: Math.min(from.x, pointer.x),
      right: Math.max(from.x, pointer.x),
      top: Math.min(y, pointer.y),
      bottom: Math.max(y, pointer.y),
    };
  }
  function catchCards(): void {
    const now = band();
    Object.assign(box.style, {
      left: `${now.left}px`,
      top: `${now.top}px`,
      width: `${now.right - now.left}px`,
      height: `${now.bottom - now.top}px`,
    });
    const [inside, outside]: [Spot[], Spot[]] = [[], []];
    for (const card of grid.querySelectorAll<HTMLElement>("[data-card]")) {
      const touched = touches(now, card.getBoundingClientRect());
      for (const spot of spotsOf(card)) {
        if (touched && !isSelected(spot)) inside.push(spot);
        else if (!touched && caught.has(spot.id)) outside.push(spot);
      }
    }
    for (const spot of inside) caught.set(spot.id, spot);
    for (const { id } of outside) caught.delete(id);
    put(inside, true);
    put(outside, false);
  }
  function tick(): void {
    const over = pointer.y - (window.innerHeight - EDGE);
    const by = over > 0 ? over : Math.min(0, pointer.y - EDGE);
    if (by !== 0) window.scrollBy({ top: by / 3, behavior: "instant" });
    catchCards();
    frame = requestAnimationFrame(tick);
  }
  function onMove(event: PointerEvent): void {
    pointer = { x: event.clientX, y: event.clientY };
    if (frame !== 0 || Math.hypot(pointer.x - start.clientX, pointer.y - start.clientY) < TREMBLE) return;
    document.body.append(box);
    tick();
  }
  function onClick(event: MouseEvent): void {
    // The click that ends the rectangle doesn't count as a click on the card below.
    if (frame !== 0) {
      event.preventDefault();
      event.stopPropagation();
    }
    stop();
  }
  function stop(): void {
    cancelAnimationFrame(frame);
    box.remove();
    listening.abort();
    done();
  }
  const listening = new AbortController();
  const { signal } = listening;
  window.addEventListener("pointermove", onMove, { signal });
  window.addEventListener("pointercancel", stop, { signal });
  // The click, if any, immediately follows pointerup; a release elsewhere fires none.
  window.addEventListener("pointerup", () => setTimeout(stop), { signal });
  window.addEventListener("click", onClick, { signal, capture: true });
  window.addEventListener("keydown", (event) => event.key === "Escape" && stop(), { signal });
  return stop;
}

const touches = (band: Band, card: DOMRect): boolean =>
  card.left < band.right && card.right > band.left && card.top < band.bottom && card.bottom > band.top;
