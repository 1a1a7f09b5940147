import { correction } from "./sync";

/** The longest of several videos, which the others follow. */
export const leaderOf = (videos: readonly HTMLVideoElement[]): HTMLVideoElement | undefined =>
  videos.reduce<HTMLVideoElement | undefined>(
    (best, one) => (best && best.duration >= (one.duration || 0) ? best : one),
    undefined,
  );

/** Brings a playing video back in sync by a slightly different speed or, when it is far off, by a jump. */
export function syncTo(leader: HTMLVideoElement, video: HTMLVideoElement, speed: number): void {
  // Shorter than the leader: it waits at its end until all restart.
  if (leader.currentTime >= video.duration || video.seeking) return;
  if (video.paused) void video.play().catch(() => undefined);
  const change = correction(video.currentTime, leader.currentTime, speed);
  if ("to" in change) video.currentTime = change.to;
  else if (Math.abs(video.playbackRate - change.rate) > 0.005) video.playbackRate = change.rate;
}
