import type { SimulatedRatio } from "../validate";

export type FilmOrder = {
  n: number;
  dir: string;
  prompt: string;
  /** Which of several films of the same prompt. */
  take: number;
  ratio: SimulatedRatio;
  /** Seconds. */
  duration: number;
  small: boolean;
};

export type FilmReport = { n: number; file: string; error?: undefined } | { n: number; file: null; error: string };
