import type { CameraMove, ShotSize, StarterFrame } from "@/components/composer/library/starters/starter";

const HEIGHT = 54;

/** One frame of a pencil storyboard: the shot size and the camera move. */
export function StarterDrawing({ frame, ratio }: { frame: StarterFrame; ratio: string }) {
  const [across = 1, down = 1] = ratio.split(":").map(Number);
  const width = Math.round((HEIGHT * across) / down);
  return (
    <svg viewBox={`0 0 ${width} ${HEIGHT}`} className="block h-full w-auto max-w-full" aria-hidden="true">
      <rect width={width} height={HEIGHT} rx="1.500" className="fill-sunken" />
      <g transform={`translate(${width / 2} 0)`}>
        <Subject size={frame.size} width={width} />
      </g>
      <g className="fill-none stroke-lamp" strokeWidth="1.6" strokeLinecap="round" strokeLinejoin="round">
        <Arrow move={frame.move} width={width} />
      </g>
    </svg>
  );
}

/** Drawn around x = 0, from the top of the frame (0) to its bottom (54). */
function Subject({ size, width }: { size: ShotSize; width: number }) {
  const [left, right] = [-width / 2, width / 2];
  const ground = (y: number) => <path d={`M${left} ${y}H${right}V54H${left}Z`} fill="currentColor" opacity=".16" />;
  const figure = (head: number, radius: number) => (
    <g fill="currentColor" opacity=".75">
      <circle cy={head} r={radius} />
      <path
        d={`M${-radius * 1.9} 60V${head + radius * 2.6}Q${-radius * 1.9} ${head + radius * 1.35} 0 ${head + radius * 1.35}T${radius * 1.9} ${head + radius * 2.6}V60Z`}
      />
    </g>
  );
  switch (size) {
    case "wide":
      return (
        <>
          <path
            d={`M${left} 36L${left * 0.55} 20L${left * 0.2} 33L${right * 0.3} 15L${right} 36Z`}
            fill="currentColor"
            opacity=".28"
          />
          {ground(36)}
          <path d="M-1.500 44v-5q1.500-2 3 0v5z" fill="currentColor" opacity=".85" />
          <circle cy="36.500" r="1.700" fill="currentColor" opacity=".85" />
        </>
      );
    case "full":
      return (
        <>
          {ground(43)}
          <g fill="currentColor" opacity=".75">
            <circle cy="15" r="4" />
            <path d="M-5.500 33V23.500Q-5.500 20.500 0 20.500T5.500 23.500V33L3.500 48H.8L0 37L-.8 48H-3.500Z" />
          </g>
        </>
      );
    case "medium":
      return figure(18, 7);
    case "close":
      return figure(24, 14);
    case "over":
      return (
        <>
          <g transform="translate(7 0)">{figure(19, 6)}</g>
          <path d={`M${left} 54V24q9-13 20 0q7 6 8 30z`} fill="currentColor" opacity=".35" />
        </>
      );
    case "detail":
      return (
        <g className="fill-none" stroke="currentColor" strokeWidth="1.6" opacity=".75">
          <circle cy="27" r="17" opacity=".5" />
          <circle cy="27" r="10" />
          <circle cx="3" cy="23.500" r="2.600" fill="currentColor" stroke="none" />
        </g>
      );
    case "overhead":
      return (
        <g className="fill-none" stroke="currentColor" strokeWidth="1.6" opacity=".75">
          <circle cy="27" r="11" />
          <circle cy="27" r="6" opacity=".5" />
          <path d="M-16 54q2-14 7-19M16 54q-2-14-7-19" strokeWidth="4" opacity=".6" strokeLinecap="round" />
        </g>
      );
  }
}

/** The path of the camera, in the frame's corner or along its edge. A static camera draws nothing. */
function Arrow({ move, width }: { move: CameraMove; width: number }) {
  const [mid, edge] = [width / 2, 5];
  switch (move) {
    case "still":
      return null;
    case "in":
      return <path d={corners(width, 4, 6)} />;
    case "out":
      return <path d={corners(width, 10, -6)} />;
    case "pan":
      return <path d={`M${edge + 2} 48H${width - edge - 2}m-4-3l4 3l-4 3`} />;
    case "track":
      return <path d={`M${mid - 9} 45l4 3l-4 3m5-6l4 3l-4 3m5-6l4 3l-4 3`} />;
    case "orbit":
      return <path d={`M${mid - 17} 43q17 12 34 0m-6 .3l6-.3l-2 5.500`} />;
    case "up":
      return <path d={`M${width - edge - 3} 46V10m-3 4l3-4l3 4`} />;
    case "down":
      return <path d={`M${width - edge - 3} 10V46m-3-4l3 4l3-4`} />;
    case "hand":
      return <path d={`M${mid - 13} 48q3.250-5 6.500 0t6.500 0t6.500 0t6.500 0`} />;
  }
}

/** Four short lines at the corners, `from` the edge inward; a negative `by` points outward. */
function corners(width: number, from: number, by: number): string {
  const head = by > 0 ? -2.5 : 2.5;
  const one = (x: number, y: number, sx: number, sy: number) => {
    const [tipX, tipY] = [x + sx * by, y + sy * by];
    return `M${x} ${y}L${tipX} ${tipY}m${sx * head} 0h${-sx * head}v${sy * head}`;
  };
  return [
    one(from, from, 1, 1),
    one(width - from, from, -1, 1),
    one(from, HEIGHT - from, 1, -1),
    one(width - from, HEIGHT - from, -1, -1),
  ].join("");
}
