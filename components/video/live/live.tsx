"use client";

import { useEffect } from "react";
import { publishChange } from "@/components/video/changes";
import { connectToServer } from "./hub";
import { useLive } from "./use-live";

/** Connects this page to what happens on the server, for the user `who`. One on a page. */
export function Live({ who }: { who: string }) {
  useEffect(() => connectToServer(who), [who]);
  useLive((generation) => publishChange({ kind: "put", generation }));
  return null;
}
