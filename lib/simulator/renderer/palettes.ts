import { hex, type Rgb } from "./color";

export type Palette = {
  /** The sky from the zenith to the horizon. */
  sky: readonly [Rgb, Rgb, Rgb];
  /** Sun or moon, and what they light up. */
  glow: Rgb;
  /** What distance fades to, and the darkest object nearby. */
  haze: Rgb;
  near: Rgb;
  /** A contrasting color, used sparingly. */
  accent: Rgb;
  night: boolean;
};

const day = (...codes: [string, string, string, string, string, string, string]) => palette(false, codes);
const dark = (...codes: [string, string, string, string, string, string, string]) => palette(true, codes);

function palette(night: boolean, [top, middle, horizon, glow, haze, near, accent]: readonly string[]): Palette {
  const color = (code = "#000000") => hex(code);
  return {
    sky: [color(top), color(middle), color(horizon)],
    glow: color(glow),
    haze: color(haze),
    near: color(near),
    accent: color(accent),
    night,
  };
}

/** Chosen by eye, because random colors rarely look like a sky. */
export const palettes = {
  ember: day("#1c1d3f", "#7a3358", "#f2955a", "#ffdca0", "#d97b5c", "#120d1d", "#ffb45e"),
  rose: day("#33487f", "#b0688d", "#f7b79b", "#fff0d8", "#dba0a2", "#1d1a33", "#ffd3b8"),
  gold: day("#2d2a3d", "#9a5b34", "#f4bf62", "#fff0c4", "#d39a58", "#1c110c", "#ffd37a"),
  haze: day("#3f5f86", "#8fb0bf", "#f6dfb8", "#fff4d8", "#bcc3bd", "#14252f", "#f6c27a"),
  jade: day("#0f3a3f", "#4b8a78", "#e0dfa6", "#fff7cf", "#9bb893", "#06181a", "#f2d879"),
  sand: day("#40557f", "#c98c6c", "#f9d9a2", "#fff5d9", "#e2ae7f", "#47200f", "#ff9d57"),
  frost: day("#50688f", "#a3b8d2", "#f1e6e4", "#fffaf2", "#c4d0de", "#1f2c44", "#ffc9a8"),
  bluehour: dark("#0a1836", "#1f4470", "#8db2c6", "#ffe7bd", "#5d8aa6", "#050b17", "#ffbf6b"),
  teal: dark("#020d18", "#0a2f40", "#2c6f75", "#d9f5e6", "#1d5560", "#01070c", "#7df0c0"),
  violet: dark("#0c0a24", "#2f2259", "#8a5a93", "#ffe0ea", "#57407c", "#07060f", "#c58bff"),
  midnight: dark("#03060f", "#0c1b38", "#2b4770", "#e6eeff", "#1c3254", "#020308", "#ffb070"),
} as const satisfies Record<string, Palette>;

export type PaletteName = keyof typeof palettes;
