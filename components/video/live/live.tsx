"use client";

import { useEffect } from "react";
import { publishChange } from "@/components/video/changes";
import { connectToServer } from "./hub";
import { useLive } from "./use-live";

/** Connects this page to the live changes of the user `who`. One per page. */
export function Live({ who }: { who: string }) {
  useEffect(() => connectToServer(who), [who]);
  useLive((generation) => publishChange({ kind: "put", generation }));
  return null;
}
