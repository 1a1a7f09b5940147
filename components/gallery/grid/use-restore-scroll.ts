"use client";

import { useEffect, useEffectEvent } from "react";
import type { ScrollAnchor } from "./use-virtual-scroll";

type Place = { goToAnchor: (anchor: ScrollAnchor) => void; anchor: () => ScrollAnchor | null; drawn: object | null };

/** Stores the topmost video in the history entry, so that Back returns to the same card. */
export function useRestoreScroll({ goToAnchor, anchor, drawn }: Place): void {
  const restore = useEffectEvent(() => {
    const known: unknown = window.history.state?.gallery;
    if (isAnchor(known)) goToAnchor(known);
  });
  const ready = drawn !== null;
  useEffect(() => {
    if (ready) restore();
  }, [ready]);

  const keep = useEffectEvent(() => {
    window.history.replaceState({ ...window.history.state, gallery: anchor() }, "");
  });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    // The browser restores a scroll offset, but the content there may have moved.
    window.history.scrollRestoration = "manual";
    const onScroll = () => {
      clearTimeout(timer);
      timer = setTimeout(keep, 250);
    };
    window.addEventListener("scroll", onScroll, { passive: true });
    return () => {
      clearTimeout(timer);
      window.removeEventListener("scroll", onScroll);
      window.history.scrollRestoration = "auto";
    };
  }, []);
}

function isAnchor(value: unknown): value is ScrollAnchor {
  if (typeof value !== "object" || value === null) return false;
  const { month, run, below, id, above } = value as Record<string, unknown>;
  return typeof id === "string" && [month, run, below, above].every((part) => Number.isFinite(part));
}
