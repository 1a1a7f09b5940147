/**
 * The light that the video throws into the room: its poster in a few pixels, drawn large. No blur and no mask, which
 * cost a phone more than the rest of the page. It ends with the video's lower edge, since words below must keep
 * their contrast whatever the video's colors are.
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
