/**
 * The light that the film throws into the room: its own poster, far out of focus, or the one colour known of it. It ends
 * with the film's lower edge, since words below must keep their contrast whatever the film's colours are.
 */
export function Ambience({ posterUrl, colour }: { posterUrl: string | null; colour: string | null }) {
  if (!posterUrl && !colour) return null;
  return (
    <div
      aria-hidden="true"
      className="pointer-events-none absolute -inset-x-[18%] -top-[25%] bottom-0 -z-10 rounded-[40%] bg-center bg-cover opacity-40 blur-[72px] saturate-150"
      style={{
        backgroundColor: colour ?? undefined,
        backgroundImage: posterUrl ? `url(${JSON.stringify(posterUrl)})` : undefined,
      }}
    />
  );
}
