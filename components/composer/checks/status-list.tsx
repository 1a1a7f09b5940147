"use client";

import { Ellipsis } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { anchorPopover } from "@/components/ui/anchor-popover";

type Props = { more: number; className: string; children: ReactNode };

/** The number of further messages, which opens the list of all of them with everything that can be done. */
export function StatusList({ more, className, children }: Props) {
  const t = useTranslations("compose.status");
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const letGo = useRef<() => void>(undefined);
  const hold = (shown: boolean) => {
    letGo.current?.();
    // Above: Generate is below.
    letGo.current =
      shown && panel.current && button.current ? anchorPopover(panel.current, button.current, "above") : undefined;
  };
  useEffect(() => () => letGo.current?.(), []);
  return (
    <>
      <button
        ref={button}
        type="button"
        popoverTarget={id}
        aria-label={t("more", { count: more })}
        title={t("more", { count: more })}
        className={`${className} min-w-9`}
      >
        {more > 0 ? <span className="timecode">+{more}</span> : <Ellipsis aria-hidden className="mx-auto size-4" />}
      </button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        onBeforeToggle={(event) => hold(event.newState === "open")}
        onToggle={(event) => setOpen(event.newState === "open")}
        className="fixed m-0 w-[min(27rem,calc(100vw-1rem))] rounded-md bg-raised px-3 py-2 text-ink shadow-(--shadow) ring-1 ring-line"
      >
        {open && (
          <ul aria-label={t("list")} className="flex flex-col divide-y divide-line">
            {children}
          </ul>
        )}
      </div>
    </>
  );
}
