import type { SimulatedRatio } from "../validate";

export type VideoOrder = {
  n: number;
  dir: string;
  prompt: string;
  /** Which of several videos of the same prompt. */
  variation: number;
  ratio: SimulatedRatio;
  /** Seconds. */
  duration: number;
  small: boolean;
};

export type VideoReport = { n: number; file: string; error?: undefined } | { n: number; file: null; error: string };
