"use client";

import { lazy, Suspense } from "react";
import { useMounted } from "./use-mounted";

const Checks = lazy(() => import("./checks/checks"));

/** The checks come after the page: nobody has written anything yet, and their words are many. */
export function LaterChecks() {
  const mounted = useMounted();
  return (
    <Suspense>
      <div role="status" className="empty:hidden">
        {mounted && <Checks />}
      </div>
    </Suspense>
  );
}
