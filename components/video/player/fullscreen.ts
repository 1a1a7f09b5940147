"use client";

import { useEffect, useSyncExternalStore } from "react";
import { createStore } from "@/components/ui/store";

/**
 * The whole screen for a video. The page itself goes full screen and the player fills the page, so that one can go on
 * to the next video without falling back; where a browser has no full screen (a phone), filling the page has to do.
 */
const full = createStore(false);
let players = 0;

function set(next: boolean): void {
  if (full.get() === next) return;
  const { style } = document.documentElement;
  style.overflow = next ? "hidden" : "";
  // Room kept for a bar that is gone would stay as a strip beside the video.
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

/** Returns whether there was anything to leave. */
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
      // The next video takes over at once; when none does, the page must not stay without its bars.
      setTimeout(() => players === 0 && leaveFullscreen(), 300);
    };
  }, []);
  return useSyncExternalStore(subscribe, full.get, () => false);
}
