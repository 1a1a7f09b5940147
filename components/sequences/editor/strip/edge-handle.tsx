"use client";

import { type KeyboardEvent, type PointerEvent, useRef } from "react";

/** Frames that an arrow key moves the edge by with Shift. */
const MANY = 10;

/** Told while an edge is dragged; `pixels` are counted from where it was, `free` is a drag that snaps to nothing. */
export type EdgeDrag = {
  start: () => void;
  move: (pixels: number, free: boolean) => void;
  /** `undo`: the edge goes back to where it was. */
  end: (undo: boolean) => void;
};

type Props = {
  side: "in" | "out";
  /** Beside what it is the edge of, which is too narrow. */
  outside: boolean;
  label: string;
  /** The edge's frame, and where it may go. */
  value: number;
  range: readonly [number, number];
  text: string;
  onMove: (to: number) => void;
  drag: EdgeDrag;
  className: string;
};

/** One edge of what is selected on the strip: dragged, or moved frame by frame with the arrow keys. */
export function EdgeHandle({ side, outside, label, value, range: [min, max], text, onMove, drag, className }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const grip = useRef<{ x: number; box: Element | null; left: number } | null>(null);
  const letGo = (undo: boolean) => {
    if (!grip.current) return;
    grip.current = null;
    drag.end(undo);
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === "Escape" && grip.current) {
      event.preventDefault();
      letGo(true);
    }
    const way = WAYS[event.key];
    if (!way) return;
    event.preventDefault();
    onMove(value + way * (event.shiftKey ? MANY : 1));
  };
  const take = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0 || !event.isPrimary) return;
    // Else the focus would go from the handle to what is behind it.
    event.preventDefault();
    input.current?.focus({ preventScroll: true });
    event.currentTarget.setPointerCapture(event.pointerId);
    const box = event.currentTarget.closest("[data-scroller]");
    grip.current = { x: event.clientX, box, left: box?.scrollLeft ?? 0 };
    drag.start();
  };
  const move = (event: PointerEvent) => {
    const now = grip.current;
    if (now) drag.move(event.clientX - now.x + (now.box?.scrollLeft ?? 0) - now.left, event.altKey);
  };
  return (
    <span
      onPointerDown={take}
      onPointerMove={move}
      onPointerUp={() => letGo(false)}
      onPointerCancel={() => letGo(true)}
      onLostPointerCapture={() => letGo(false)}
      data-handle=""
      className={`absolute top-0 z-30 grid w-4 cursor-ew-resize touch-none place-items-center bg-lamp text-lamp-ink outline-offset-2 before:absolute before:-inset-x-1 before:inset-y-0 has-focus-visible:outline-2 has-focus-visible:outline-lamp-text pointer-coarse:w-6 pointer-coarse:before:-inset-x-2.5 ${SIDES[side][outside ? "outside" : "inside"]} ${className}`}
    >
      <span aria-hidden="true" className="h-7 max-h-1/2 w-0.5 rounded-full bg-current opacity-70" />
      <input
        ref={input}
        type="range"
        aria-label={label}
        aria-valuetext={text}
        min={min}
        max={max}
        value={value}
        onChange={(event) => onMove(event.target.valueAsNumber)}
        onKeyDown={press}
        className="pointer-events-none absolute inset-0 size-full opacity-0"
      />
    </span>
  );
}

const SIDES = {
  in: { inside: "left-0 rounded-l-md", outside: "right-full rounded-l-md" },
  out: { inside: "right-0.5 rounded-r-md", outside: "left-full rounded-r-md" },
};

const WAYS: Record<string, number> = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 };
