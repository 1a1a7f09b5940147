"use client";

import { useEffect, useRef, useState } from "react";
import { withMessages } from "@/components/ui/all-messages";
import { Icon } from "@/components/ui/icon/icon";
import { lazyPart } from "@/components/ui/lazy-part";
import { servedPart } from "@/components/ui/served-part";
import type { FilterFieldsProps } from "./filter-fields";

const load = withMessages<FilterFieldsProps>(() => import("./filter-fields"));
const ServedFields = servedPart(load);
const OpenedFields = lazyPart(load, { waiting: <div className="h-54" /> });

type FilterMoreProps = FilterFieldsProps & { label: string; active: boolean };

/**
 * The less frequent filters, loaded when they are opened or active. A native <details>, so that it opens without a
 * script; on a phone it opens at the bottom, because the scrolling row of filters would clip it.
 */
export function FilterMore({ label, active, ...fields }: FilterMoreProps) {
  const details = useRef<HTMLDetailsElement>(null);
  const [opened, setOpened] = useState(false);
  // One of the two from then on: the other in its place would lose what is being typed.
  const [served] = useState(active);
  const look = () => {
    if (details.current?.open) setOpened(true);
  };
  // It may have been opened before this script ran.
  useEffect(look, []);
  return (
    <details ref={details} onToggle={look} className="shrink-0 sm:relative">
      <summary className={`list-none [&::-webkit-details-marker]:hidden ${active ? "filter-chosen" : "filter-toggle"}`}>
        <Icon name="sliders-horizontal" />
        {label}
      </summary>
      <div className="fixed inset-x-3 bottom-[calc(var(--bottom-bar,0px)+0.5rem)] z-30 flex flex-col gap-4 rounded-lg bg-raised p-4 shadow-(--shadow) sm:absolute sm:inset-x-auto sm:right-0 sm:bottom-auto sm:mt-2 sm:w-80">
        {served ? (
          <ServedFields {...fields} />
        ) : opened || active ? (
          <OpenedFields {...fields} />
        ) : (
          <noscript>
            <ServedFields {...fields} />
          </noscript>
        )}
      </div>
    </details>
  );
}
