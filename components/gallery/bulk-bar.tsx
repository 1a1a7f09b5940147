"use client";

import { lazy, Suspense } from "react";
import { useChoosing } from "./chosen";

const BulkTools = lazy(() => import("./bulk-tools"));

/** What can be done with everything that is chosen; fetched when something is. */
export function BulkBar({ total }: { total: number | null }) {
  return <Suspense>{useChoosing() && <BulkTools total={total} />}</Suspense>;
}
