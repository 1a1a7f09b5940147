import { type RefObject, useEffect, useState } from "react";
import { captionsShown, onCaptions } from "@/components/video/player/captions";

/** What the controls show of a video element, except for its time. `captions`: null when it has none. */
export type Playback = {
  playing: boolean;
  untouched: boolean;
  muted: boolean;
  waiting: boolean;
  failed: boolean;
  captions: boolean | null;
};

const EVENTS = [
  ...["play", "playing", "pause", "ended", "waiting", "seeked", "canplay"],
  ...["volumechange", "emptied", "error"],
];

/** The state of the video element; null until the script runs, when only the browser's own controls exist. */
export function usePlayback(element: RefObject<HTMLVideoElement | null>): Playback | null {
  const [playback, setPlayback] = useState<Playback | null>(null);
  useEffect(() => {
    const video = element.current;
    if (!video) return;
    const look = () =>
      setPlayback({
        playing: !video.paused && !video.ended,
        untouched: video.paused && (video.played.length === 0 || video.ended),
        muted: video.muted,
        waiting: !video.paused && !video.ended && video.readyState < HTMLMediaElement.HAVE_FUTURE_DATA,
        failed: Boolean(video.error),
        captions: captionsShown(video),
      });
    const closing = new AbortController();
    for (const event of EVENTS) video.addEventListener(event, look, { signal: closing.signal });
    onCaptions(video, look, closing.signal);
    // It may have been started by the browser's own controls.
    look();
    return () => closing.abort();
  }, [element]);
  return playback;
}
