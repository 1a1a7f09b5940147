import type { Fit, Point } from "@/lib/sequences/content";

type Size = { width: number; height: number };

/** Ratios that differ by less than this are one: bars of a few pixels would look like a mistake. */
const NEARLY = 0.01;
/** The blurred copy is made this much smaller, which is most of the blur. */
const BLUR = { smaller: 8, sigma: 6 };

const even = (pixels: number): number => Math.max(2, Math.round(pixels / 2) * 2);

/**
 * ffmpeg's filters that make a frame of one size into one of another: black bars, cut off around a point, or its own
 * blur behind. `name` makes labels unique within one graph. Sizes are those that are displayed.
 */
export function fitFilter(
  from: Size,
  to: Size,
  { fit, focus, name }: { fit: Fit; focus: Point; name: string },
): string {
  const [own, asked] = [from.width / from.height, to.width / to.height];
  const whole = scaled(to);
  if (Math.abs(own / asked - 1) < NEARLY) return whole;
  const inside =
    own > asked
      ? { width: to.width, height: even(to.width / own) }
      : { width: even(to.height * own), height: to.height };
  switch (fit) {
    case "pad":
      return `${scaled(inside)},pad=${to.width}:${to.height}:${place(to.width - inside.width)}:${place(to.height - inside.height)}:black`;
    case "crop":
      return cropped(own, to, focus);
    case "blur": {
      const small = { width: even(to.width / BLUR.smaller), height: even(to.height / BLUR.smaller) };
      const behind = `${cropped(own, small, { x: 50, y: 50 })},gblur=sigma=${BLUR.sigma},${scaled(to)},setsar=1`;
      return (
        `split[${name}s][${name}l];[${name}l]${behind}[${name}b];[${name}s]${scaled(inside)},setsar=1[${name}f];` +
        `[${name}b][${name}f]overlay=${place(to.width - inside.width)}:${place(to.height - inside.height)}`
      );
    }
    default:
      return fit satisfies never;
  }
}

/** With the colors of every export, whatever those of the clip are. */
const scaled = ({ width, height }: Size): string =>
  `scale=${width}:${height}:flags=bicubic:out_color_matrix=bt709:out_range=tv`;

/** The middle, at an even pixel: colors are shared by two. */
const place = (room: number): number => Math.floor(room / 4) * 2;

/** Fills the size and cuts off what is over, as far from the focus as it goes. */
function cropped(own: number, to: Size, focus: Point): string {
  const asked = to.width / to.height;
  const over =
    own > asked
      ? { width: even(to.height * own), height: to.height }
      : { width: to.width, height: even(to.width / own) };
  const begin = (room: number, share: number) => Math.round((room * share) / 200) * 2;
  return `${scaled(over)},crop=${to.width}:${to.height}:${begin(over.width - to.width, focus.x)}:${begin(over.height - to.height, focus.y)}`;
}
