"use client";

import { useEffect } from "react";
import { callAction } from "@/components/ui/call-action";
import { setServerTime } from "@/components/ui/server-time";
import { reportTimeZone } from "@/lib/preferences/actions";

/**
 * Reads the server's time (`now`), and reports this browser's time zone when the page was rendered in another one
 * (`zone`). `reported` is what this browser reported before: an account that keeps another zone isn't asked again.
 */
export function Clock({ now, zone, reported }: { now: number; zone: string; reported: string | null }) {
  // During render, because components that show an age read it in their first effect.
  if (typeof window !== "undefined") setServerTime(now);
  useEffect(() => {
    const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
    // If it fails, the next page reports it.
    if (here && here !== zone && here !== reported) void callAction(() => reportTimeZone(here));
  }, [zone, reported]);
  return null;
}
