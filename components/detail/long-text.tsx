"use client";

import { type ReactNode, useState } from "react";

/** Characters that fit the shown lines in any script. */
const SHORT = 280;

/** Shows the beginning of a long text, so that what follows it is not pushed out of the window. */
export function LongText(props: { length: number; more: string; less: string; children: ReactNode }) {
  const [open, setOpen] = useState(false);
  if (props.length <= SHORT) return props.children;
  return (
    <>
      <div className={open ? undefined : "line-clamp-7"}>{props.children}</div>
      <button
        type="button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className="min-h-11 text-lamp-text text-sm underline-offset-4 hover:underline md:min-h-8"
      >
        {open ? props.less : props.more}
      </button>
    </>
  );
}
