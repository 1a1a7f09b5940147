"use client";

import { useEffect, useSyncExternalStore } from "react";
import { createStore } from "@/components/ui/store";

/**
 * Full screen for a video. The whole page goes full screen and the player fills it, so that the user can go to the next
 * video without leaving full screen. Browsers without full screen (phones) only fill the page.
 */
const full = createStore(false);
let players = 0;

function set(next: boolean): void {
  if (full.get() === next) return;
  const { style } = document.documentElement;
  style.overflow = next ? "hidden" : "";
  // The space reserved for a hidden scroll bar would remain as a strip next to the video.
  style.scrollbarGutter = next ? "auto" : "";
  full.set(() => next);
}

const onChange = (): void => {
  if (!document.fullscreenElement) set(false);
};

export function enterFullscreen(): void {
  set(true);
  if (!document.fullscreenElement) void document.documentElement.requestFullscreen?.().catch(() => undefined);
}

/** Returns whether full screen was active. */
export function leaveFullscreen(): boolean {
  const was = full.get();
  set(false);
  if (was && document.fullscreenElement) void document.exitFullscreen().catch(() => undefined);
  return was;
}

const subscribe = (listener: () => void) => {
  document.addEventListener("fullscreenchange", onChange);
  return full.subscribe(listener);
};

export function useFullscreen(): boolean {
  useEffect(() => {
    players += 1;
    return () => {
      players -= 1;
      // The next video takes over immediately; if none does, the page must get its bars back.
      setTimeout(() => players === 0 && leaveFullscreen(), 300);
    };
  }, []);
  return useSyncExternalStore(subscribe, full.get, () => false);
}
