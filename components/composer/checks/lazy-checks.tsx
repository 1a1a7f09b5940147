"use client";

import { useMounted } from "@/components/composer/use-mounted";
import { lazyPart } from "@/components/ui/lazy-part";

const Checks = lazyPart(() => import("./checks"), { eager: "visible" });

/** The checks come after the page: nobody has written anything yet, and their words are many. */
export function LazyChecks() {
  const mounted = useMounted();
  return (
    <div role="status" className="empty:hidden">
      {mounted && <Checks />}
    </div>
  );
}
