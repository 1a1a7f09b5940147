"use client";

import { Blend, SquareSplitHorizontal } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { lazyPart } from "@/components/ui/lazy-part";
import type { Clip } from "@/lib/sequences/content";

const load = () => import("./transition-popover");
const TransitionPopover = lazyPart(load);
/** Before the click that opens it. A failure is said once it is opened. */
const prefetch = () => void load().catch(() => undefined);

/** `x` is a length from the clip's left edge. */
type Props = { clip: Clip; place: number; x: string; reached: boolean };

/** Between a clip and the next one: opens the choice of how one becomes the other. */
export function TransitionButton({ clip, place, x, reached }: Props) {
  const t = useTranslations("sequences.strip");
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const Icon = clip.crossfade > 0 ? Blend : SquareSplitHorizontal;
  const label = t("between", { place, next: place + 1 });
  return (
    <span data-handle="" className="absolute top-0 z-35 h-0 w-0" style={{ left: x }}>
      <button
        ref={button}
        type="button"
        tabIndex={reached ? 0 : -1}
        aria-label={label}
        title={label}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(true)}
        onPointerEnter={prefetch}
        onFocus={prefetch}
        className="absolute top-13 -left-3 grid size-6 place-items-center rounded-sm bg-raised text-soft shadow-(--shadow) before:absolute before:-inset-1.5 hover:text-ink pointer-coarse:top-12 pointer-coarse:-left-4 pointer-coarse:size-8 pointer-coarse:before:inset-0"
      >
        <Icon aria-hidden="true" className={`size-4 ${clip.crossfade > 0 ? "text-lamp-text" : ""}`} />
      </button>
      {open && (
        <TransitionPopover clipKey={clip.key} button={button.current} label={label} onClose={() => setOpen(false)} />
      )}
    </span>
  );
}
