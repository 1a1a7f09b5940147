"use client";

import dynamic from "next/dynamic";
import { useChoosing } from "./chosen";

const BulkTools = dynamic(() => import("./bulk-tools").then((file) => file.BulkTools), { ssr: false });

/** What can be done with everything that is chosen; fetched when something is. */
export function BulkBar({ total }: { total: number | null }) {
  return useChoosing() ? <BulkTools total={total} /> : null;
}
