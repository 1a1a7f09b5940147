/**
 * A glow behind the video: its poster in a few pixels, scaled up. No blur and no mask, which cost a phone more than the
 * rest of the page. It ends at the video's bottom edge, so that the text below keeps its contrast with any video.
 */
export function PosterGlow({ glow }: { glow: string }) {
  return (
    <div
      aria-hidden="true"
      className="pointer-events-none absolute -inset-x-[10%] -top-[25%] bottom-0 -z-10 bg-[length:100%_100%] opacity-60"
      style={{ backgroundImage: `url(${glow})` }}
    />
  );
}
