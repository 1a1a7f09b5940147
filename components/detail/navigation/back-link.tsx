"use client";

import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";

type Props = { to: { pathname: string; search: string }; children: ReactNode };

/**
 * Up to where the video was opened. Coming from there it goes back in the history, to the same card at the same height.
 */
export function BackLink({ to, children }: Props) {
  return (
    <Link
      href={{ pathname: to.pathname, search: to.search }}
      data-look="back"
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || !isBefore(to)) return;
        event.preventDefault();
        window.history.back();
      }}
      className="inline-flex min-h-11 items-center gap-1.5 text-soft text-sm hover:text-ink"
    >
      <ArrowLeft aria-hidden="true" className="size-4" />
      {children}
    </Link>
  );
}

/** Whether the page before this one is that place. Browsers that do not tell just follow the link. */
function isBefore(to: Props["to"]): boolean {
  if (!("navigation" in window)) return false;
  const { currentEntry } = window.navigation;
  const before = window.navigation.entries()[(currentEntry?.index ?? 0) - 1]?.url;
  if (!before) return false;
  const { pathname, search } = new URL(before);
  return pathname === to.pathname && search.replace(/^\?/, "") === to.search;
}
