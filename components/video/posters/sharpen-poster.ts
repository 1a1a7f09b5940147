/** Up to this many pixels a side of 640 looks sharp enough. Source: lib/posters/card-poster.ts. */
const ENOUGH = 800;

/**
 * A player begins with its poster as large as a card, which a phone has soonest and needs no more of. Where it is shown
 * larger, the whole poster replaces it, decoded first so that nothing flickers. Returns what ends that.
 */
export function sharpenPoster(video: HTMLVideoElement | null, posterUrl: string | null): (() => void) | undefined {
  if (!video || !posterUrl) return;
  if (Math.max(video.clientWidth, video.clientHeight) * devicePixelRatio <= ENOUGH) return;
  let over = false;
  const whole = new Image();
  whole.src = posterUrl;
  const show = () => {
    if (!over) video.poster = posterUrl;
  };
  // One that cannot be loaded: the small one stays.
  whole.decode().then(show, () => undefined);
  return () => {
    over = true;
  };
}
