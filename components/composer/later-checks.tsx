"use client";

import { lazyPart } from "@/components/ui/lazy-part";
import { useMounted } from "./use-mounted";

const Checks = lazyPart(() => import("./checks/checks"), { unasked: "told" });

/** The checks come after the page: nobody has written anything yet, and their words are many. */
export function LaterChecks() {
  const mounted = useMounted();
  return (
    <div role="status" className="empty:hidden">
      {mounted && <Checks />}
    </div>
  );
}
