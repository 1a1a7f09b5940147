"use client";

import { lazy, Suspense } from "react";
import { useDesk } from "./context";
import { useView } from "./use-view";

const ShotsPanel = lazy(() => import("./shots/shots-panel"));

/** The timeline comes with the press that opens it. */
export function LaterShots() {
  const { open } = useDesk();
  const shown = useView(open, (now) => now.shots);
  return <Suspense fallback={<div className="h-40" />}>{shown && <ShotsPanel />}</Suspense>;
}
