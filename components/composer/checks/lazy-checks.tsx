"use client";

import { useMounted } from "@/components/composer/use-mounted";
import { lazyPart } from "@/components/ui/lazy-part";

const Checks = lazyPart(() => import("./checks"), { eager: "visible" });

/** Loaded after the page: nothing is written yet, and the word lists are large. */
export function LazyChecks() {
  const mounted = useMounted();
  return (
    <div role="status" className="empty:hidden">
      {mounted && <Checks />}
    </div>
  );
}
