import { correction } from "./sync";

/** The longest of several videos, which the others are held to. */
export const leaderOf = (videos: readonly HTMLVideoElement[]): HTMLVideoElement | undefined =>
  videos.reduce<HTMLVideoElement | undefined>(
    (best, one) => (best && best.duration >= (one.duration || 0) ? best : one),
    undefined,
  );

/** Brings a running video back to the one it runs beside, by a little speed or, when it was lost, by a jump. */
export function syncTo(leader: HTMLVideoElement, video: HTMLVideoElement, speed: number): void {
  // Shorter than the longest: it stands at its end until all begin again.
  if (leader.currentTime >= video.duration || video.seeking) return;
  if (video.paused) void video.play().catch(() => undefined);
  const change = correction(video.currentTime, leader.currentTime, speed);
  if ("to" in change) video.currentTime = change.to;
  else if (Math.abs(video.playbackRate - change.rate) > 0.005) video.playbackRate = change.rate;
}
