import type { Editor } from "@/components/sequences/editor/editor";
import { zoomTo } from "./strip-actions";
import { type Pinch, pinchZoom, wheelZoom } from "./zoom";

/** What Safari tells of two fingers on a trackpad. */
type GestureEvent = UIEvent & { scale: number; clientX: number };

/**
 * Zooms the strip by Ctrl and a wheel, two fingers on a trackpad, or two on the screen, at the place where they are. The
 * page's own zoom is left alone everywhere else.
 */
export function followPinch(editor: Editor, element: HTMLElement, signal: AbortSignal): void {
  const { view, rate } = editor;
  let first: Parameters<typeof pinchZoom>[0] | null = null;
  const left = () => element.getBoundingClientRect().left;
  const begin = (pinch: Pinch) => {
    first = { ...pinch, zoom: view.get().zoom, left: element.scrollLeft };
  };
  const pinchTo = (pinch: Pinch) => {
    if (!first) return;
    const { zoom, anchor } = pinchZoom(first, pinch, rate);
    zoomTo(editor, zoom, anchor);
  };
  const fingers = ({ touches: [a, b] }: TouchEvent): Pinch | null =>
    a && b
      ? { span: Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY), x: (a.clientX + b.clientX) / 2 - left() }
      : null;
  /** Safari's event has no span: it is what the scale is of. */
  const gesture = ({ scale, clientX }: GestureEvent): Pinch => ({ span: scale * 100, x: clientX - left() });

  const on = <Kind extends Event>(name: string, handle: (event: Kind) => void) =>
    element.addEventListener(name, handle as (event: Event) => void, { passive: false, signal });
  on<WheelEvent>("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    // The browser would zoom the whole page.
    event.preventDefault();
    const { zoom } = view.get();
    const x = event.clientX - left();
    zoomTo(editor, zoom * wheelZoom(event), { frame: ((element.scrollLeft + x) / zoom) * rate, x });
  });
  on<TouchEvent>("touchstart", (event) => {
    const pinch = event.touches.length === 2 && !view.get().held ? fingers(event) : null;
    if (pinch) begin(pinch);
    else first = null;
  });
  on<TouchEvent>("touchmove", (event) => {
    // A clip that is carried prevents it already: the second finger came later.
    if (!first || event.defaultPrevented) return;
    const pinch = fingers(event);
    if (!pinch) return;
    if (event.cancelable) event.preventDefault();
    pinchTo(pinch);
  });
  const end = () => {
    first = null;
  };
  on("touchend", end);
  on("touchcancel", end);
  let onTrackpad = false;
  on<GestureEvent>("gesturestart", (event) => {
    event.preventDefault();
    // On a screen the fingers themselves are followed.
    onTrackpad = first === null;
    if (onTrackpad) begin(gesture(event));
  });
  on<GestureEvent>("gesturechange", (event) => {
    event.preventDefault();
    if (onTrackpad) pinchTo(gesture(event));
  });
  on("gestureend", () => {
    if (onTrackpad) end();
    onTrackpad = false;
  });
}
