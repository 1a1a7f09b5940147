"use client";

import { X } from "lucide-react";
import { useEffect, useState, useSyncExternalStore } from "react";
import { current, dismiss, lengthen, subscribe, type Toast } from "./toast";

const NONE: readonly Toast[] = [];

/** Where toasts appear. Once in the studio's layout; it is always there, because a live region that comes late is not read. */
export function Toaster({ label, close }: { label: string; close: string }) {
  const toasts = useSyncExternalStore(subscribe, current, () => NONE);
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held || toasts.length === 0) return;
    const first = Math.min(...toasts.map(({ leaveAt }) => leaveAt));
    const timer = setTimeout(
      () => {
        for (const { id, leaveAt } of toasts) if (leaveAt <= Date.now()) dismiss(id);
      },
      Math.max(0, first - Date.now()),
    );
    return () => clearTimeout(timer);
  }, [toasts, held]);
  const hold = () => setHeld(true);
  const release = () => {
    setHeld(false);
    lengthen(3_000);
  };
  return (
    <section
      aria-label={label}
      onPointerEnter={hold}
      onPointerLeave={release}
      onFocus={hold}
      onBlur={release}
      className="pointer-events-none fixed inset-x-3 bottom-[calc(var(--bottom-bar,0px)+0.75rem)] z-50 flex flex-col items-center gap-2 md:inset-x-auto md:right-6 md:bottom-6 md:items-end"
    >
      <div role="status" className="contents">
        {toasts.map((toast) => (
          <div
            key={toast.id}
            className="pointer-events-auto flex w-full max-w-sm items-center gap-1 rounded-md bg-raised py-1 pr-1 pl-4 text-sm shadow-(--shadow)"
          >
            <p className="min-w-0 grow py-2 wrap-anywhere">{toast.text}</p>
            {toast.action ? <ToastButton toast={toast} action={toast.action} /> : null}
            <button
              type="button"
              aria-label={close}
              onClick={() => dismiss(toast.id)}
              className="grid size-11 shrink-0 place-items-center rounded-md text-faint hover:text-ink"
            >
              <X aria-hidden="true" className="size-4" />
            </button>
          </div>
        ))}
      </div>
    </section>
  );
}

function ToastButton({ toast, action }: { toast: Toast; action: NonNullable<Toast["action"]> }) {
  const press = () => {
    dismiss(toast.id);
    action.run();
  };
  return (
    <button
      type="button"
      onClick={press}
      className="min-h-11 shrink-0 rounded-md px-3 font-semibold text-lamp-text hover:bg-[color-mix(in_oklab,transparent,var(--ink)_7%)]"
    >
      {action.label}
    </button>
  );
}
