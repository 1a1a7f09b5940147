import { rateFrom } from "./frames";

const ENOUGH = 8;

/** Measures the frame rate of a playing video and reports it once it is certain. Returns a function that stops. */
export function measureRate(video: HTMLVideoElement, tell: (rate: number) => void): () => void {
  // Not supported by every browser; the default rate is used then.
  if (!("requestVideoFrameCallback" in HTMLVideoElement.prototype)) return () => {};
  const gaps: number[] = [];
  let last: { time: number; count: number } | null = null;
  let handle = 0;
  const look: VideoFrameRequestCallback = (_now, { mediaTime, presentedFrames }) => {
    // Only the gap between two consecutive frames counts: others were dropped in between.
    if (last && presentedFrames === last.count + 1 && !video.seeking) gaps.push(mediaTime - last.time);
    last = { time: mediaTime, count: presentedFrames };
    const rate = gaps.length >= ENOUGH ? rateFrom(gaps) : null;
    if (rate !== null) return tell(rate);
    handle = video.requestVideoFrameCallback(look);
  };
  handle = video.requestVideoFrameCallback(look);
  return () => video.cancelVideoFrameCallback(handle);
}
