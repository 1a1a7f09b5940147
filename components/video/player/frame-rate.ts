import { rateFrom } from "./frames";

const ENOUGH = 8;

/** Watches the frames that a playing video shows and tells its rate once it is sure. Returns how to stop. */
export function measureRate(video: HTMLVideoElement, tell: (rate: number) => void): () => void {
  // Not in every browser; the usual rate then has to do.
  if (!("requestVideoFrameCallback" in HTMLVideoElement.prototype)) return () => {};
  const gaps: number[] = [];
  let last: { time: number; count: number } | null = null;
  let handle = 0;
  const look: VideoFrameRequestCallback = (_now, { mediaTime, presentedFrames }) => {
    // Only two frames in a row tell their distance: between others some were dropped.
    if (last && presentedFrames === last.count + 1 && !video.seeking) gaps.push(mediaTime - last.time);
    last = { time: mediaTime, count: presentedFrames };
    const rate = gaps.length >= ENOUGH ? rateFrom(gaps) : null;
    if (rate !== null) return tell(rate);
    handle = video.requestVideoFrameCallback(look);
  };
  handle = video.requestVideoFrameCallback(look);
  return () => video.cancelVideoFrameCallback(handle);
}
