"use client";

import { useEffect } from "react";
import { publish } from "@/components/gallery/feed";
import { connect } from "./hub";
import { useLive } from "./use-live";

/** Connects this page to what happens on the server, for the person `who`. One on a page. */
export function Live({ who }: { who: string }) {
  useEffect(() => connect(who), [who]);
  useLive((generation) => publish({ kind: "put", generation }));
  return null;
}
