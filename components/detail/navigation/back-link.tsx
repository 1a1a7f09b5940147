"use client";

import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";

type Props = { to: { pathname: string; search: string }; children: ReactNode };

/** Back to where the video was opened. Goes back in the history when possible, which keeps the scroll position. */
export function BackLink({ to, children }: Props) {
  return (
    <Link
      href={{ pathname: to.pathname, search: to.search }}
      data-look="back"
      // The gallery behind a lightbox stays where it is.
      scroll={false}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || !isBefore(to.pathname)) return;
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

/** Whether the previous history entry is that page, under any query. Browsers without the API just follow the link. */
function isBefore(pathname: string): boolean {
  if (!("navigation" in window)) return false;
  const { currentEntry } = window.navigation;
  const before = window.navigation.entries()[(currentEntry?.index ?? 0) - 1]?.url;
  return before !== undefined && before !== null && new URL(before).pathname === pathname;
}
