"use client";

import { useEffect } from "react";
import { callAction } from "@/components/ui/call-action";
import { hearServerTime } from "@/components/ui/server-time";
import { tellTimeZone } from "@/lib/preferences/actions";

/**
 * Between this device's clock and the server's: learns what the server's shows (`now`), and tells it the zone of this
 * one where the page was drawn by another (`zone`). `told` is what this browser told before: an account that keeps
 * another zone is not asked again.
 */
export function Clock({ now, zone, told }: { now: number; zone: string; told: string | null }) {
  // While drawing, since whatever shows an age asks in its first effect.
  if (typeof window !== "undefined") hearServerTime(now);
  useEffect(() => {
    const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
    // What does not arrive is told by the next page.
    if (here && here !== zone && here !== told) void callAction(() => tellTimeZone(here));
  }, [zone, told]);
  return null;
}
