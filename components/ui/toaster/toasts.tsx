"use client";

import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from "react";
import { Icon } from "@/components/ui/icon/icon";
import { dismiss, lengthen, type Toast } from "@/components/ui/toaster/toast";
import { clearPlace, coverage } from "./clear-place";
import { pressable } from "./pressable";

/** Pixels from the window's edges and the page's header. */
const EDGE = 12;
const HEAD = 60;
/** Narrower windows, in pixels, have their bars at the bottom, and toasts under the header. */
const NARROW = 768;
/** Milliseconds between two checks of what they cover: bars come and go meanwhile. */
const LOOK = 300;

type ToastsProps = {
  toasts: readonly Toast[];
  /** The name of their region; undefined for one that never has any. */
  label: string | undefined;
  /** The name of the button that closes one. */
  close: string;
};

/**
 * The toasts, not over a bar or anything clickable, as close to the bottom of the window as that allows, on a phone to
 * the header.
 */
export default function Toasts({ toasts, label, close }: ToastsProps) {
  const stack = useRef<HTMLElement>(null);
  const before = useRef<Element | null>(null);
  const [held, setHeld] = useState(false);
  useEffect(() => {
    const first = Math.min(...toasts.map(({ leaveAt }) => leaveAt));
    if (held || first === Number.POSITIVE_INFINITY) return;
    const timer = setTimeout(
      () => {
        for (const { id, leaveAt } of toasts) if (leaveAt <= Date.now()) dismiss(id);
      },
      Math.max(0, first - Date.now()),
    );
    return () => clearTimeout(timer);
  }, [toasts, held]);
  useLayoutEffect(() => {
    // Under a pointer or focus they stay where they are.
    if (toasts.length === 0 || held) return;
    const look = () => stack.current && move(stack.current);
    look();
    const looking = setInterval(look, LOOK);
    return () => clearInterval(looking);
  }, [toasts, held]);

  const hold = () => setHeld(true);
  const release = () => {
    setHeld(false);
    lengthen(3_000);
  };
  /** After a toast is dismissed by keyboard, the focus moves to the next one or back to where it was. */
  const away = (id: number) => {
    const inside = stack.current?.contains(document.activeElement);
    dismiss(id);
    release();
    if (!inside) return;
    const next = stack.current?.querySelector<HTMLElement>(`[data-toast]:not([data-toast="${id}"]) [data-close]`);
    const back = next ?? before.current;
    if (back instanceof HTMLElement) back.focus({ preventScroll: true });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !(event.target instanceof Element)) return;
    event.stopPropagation();
    // Or the dialog around it would close as well.
    event.preventDefault();
    away(Number(event.target.closest<HTMLElement>("[data-toast]")?.dataset.toast));
  };
  // The next one looks for a new place.
  if (toasts.length === 0) return null;
  return (
    <section
      ref={stack}
      aria-label={label}
      onPointerEnter={hold}
      onPointerLeave={release}
      onFocus={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) before.current = event.relatedTarget;
        hold();
      }}
      onBlur={release}
      onKeyDown={onKeyDown}
      className="pointer-events-none fixed z-50 flex w-[min(24rem,calc(100%-1.5rem))] flex-col gap-2"
    >
      {toasts.map((toast) => (
        <div
          key={toast.id}
          data-toast={toast.id}
          className="pointer-events-auto flex w-full items-center gap-1 rounded-md bg-raised py-1 pr-1 pl-4 text-sm shadow-(--shadow)"
        >
          <p className="min-w-0 grow py-2 wrap-anywhere">{toast.text}</p>
          {toast.action ? <ToastButton toast={toast} action={toast.action} release={release} /> : null}
          <button
            type="button"
            data-close=""
            aria-label={close}
            onClick={() => away(toast.id)}
            className="grid size-11 shrink-0 place-items-center rounded-md text-faint hover:text-ink"
          >
            <Icon name="x" />
          </button>
        </div>
      ))}
    </section>
  );
}

/** Moves only for a better place: a button must not move away as the user is about to click it. */
function move(stack: HTMLElement): void {
  const { clientWidth } = document.documentElement;
  const { innerHeight } = window;
  const now = stack.getBoundingClientRect();
  const spots = pressable(stack);
  const room = { left: EDGE, top: HEAD, right: clientWidth - EDGE, bottom: innerHeight - EDGE };
  const lefts = [room.right - now.width, room.left, (clientWidth - now.width) / 2];
  const edge = clientWidth < NARROW ? "top" : "bottom";
  const best = clearPlace(now, room, { lefts, edge }, spots);
  const isPlaced = /px$/.test(stack.style[edge]) && now.top >= room.top && now.bottom <= innerHeight;
  if (isPlaced && now.right <= clientWidth && coverage(now, spots) < coverage(best, spots) + 0.5) return;
  const away = edge === "top" ? best.top : innerHeight - best.bottom;
  stack.style.inset = edge === "top" ? `${away}px auto auto ${best.left}px` : `auto auto ${away}px ${best.left}px`;
}

type ButtonProps = { toast: Toast; action: NonNullable<Toast["action"]>; release: () => void };

function ToastButton({ toast, action, release }: ButtonProps) {
  const onClick = () => {
    // The action handles the focus: what an undo restores takes it, and must not take it from elsewhere.
    dismiss(toast.id);
    release();
    action.run();
  };
  return (
    <button
      type="button"
      onClick={onClick}
      className="min-h-11 shrink-0 rounded-md px-3 font-semibold text-lamp-text hover:bg-[color-mix(in_oklab,transparent,var(--ink)_7%)]"
    >
      {action.label}
    </button>
  );
}
