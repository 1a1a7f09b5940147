"use client";

import { withMessages } from "@/components/ui/all-messages";
import { lazyPart } from "@/components/ui/lazy-part";
import { useSelecting } from "./selection";

const BulkTools = lazyPart(withMessages(() => import("./bulk-tools")));

/** The toolbar for selected videos; loaded with the first selection. */
export function BulkBar({ total }: { total: number | null }) {
  return (
    useSelecting() && (
      <div
        data-keeps-card=""
        className="fixed inset-x-2 bottom-[calc(var(--bottom-bar,0px)+0.5rem)] z-30 mx-auto max-w-md sm:w-fit sm:max-w-[calc(100%-1rem)]"
      >
        <BulkTools total={total} />
      </div>
    )
  );
}
