const COVER = "light-dark(var(--ground), transparent)";

/**
 * A glow behind the video: its poster in a few pixels, scaled up. No blur and no mask, which cost a phone more than the
 * rest of the page. It ends at the video's bottom edge, so that the text below keeps its contrast with any video. On a
 * light page the dark parts of a poster would look like dirt: there the page's color covers it.
 */
export function PosterGlow({ glow }: { glow: string }) {
  return (
    <div
      aria-hidden="true"
      className="pointer-events-none absolute -inset-x-[10%] -top-[25%] bottom-0 -z-10 bg-[length:100%_100%] opacity-60"
      style={{ backgroundImage: `linear-gradient(${COVER}, ${COVER}), url(${glow})` }}
    />
  );
}
