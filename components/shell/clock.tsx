"use client";

import { useEffect } from "react";
import { callAction } from "@/components/ui/call-action";
import { setServerTime } from "@/components/ui/server-time";
import { reportTimeZone } from "@/lib/preferences/actions";

type ClockProps = {
  /** The server's time, in milliseconds. */
  now: number;
  /** The time zone that the page was rendered in, and where its clocks stand: see `offsetsOf`. */
  zone: string;
  offsets: readonly { at: number; minutes: number }[];
  /** What this browser reported before: an account that keeps another zone isn't asked again. */
  reported: string | null;
};

/** Reads the server's time, and reports this browser's time zone when the page was rendered in another one. */
export function Clock({ now, zone, offsets, reported }: ClockProps) {
  // During render, because components that show an age read it in their first effect.
  if (typeof window !== "undefined") setServerTime(now);
  useEffect(() => {
    // The zone's name takes a slow phone a tenth of a second to find out, so only where the clocks differ.
    if (offsets.every(({ at, minutes }) => new Date(at).getTimezoneOffset() === -minutes)) return;
    const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
    // At once: later, its answer would keep what a user has opened by then from appearing. If it fails, the next page
    // reports it.
    if (here && here !== zone && here !== reported) void callAction(() => reportTimeZone(here));
  }, [offsets, zone, reported]);
  return null;
}
