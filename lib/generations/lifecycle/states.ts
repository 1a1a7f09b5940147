import type { State } from "@/db/schema/generations";

export type { State } from "@/db/schema/generations";

/** Which state may follow which. No other transition is possible. */
export const NEXT: Record<State, readonly State[]> = {
  queued: ["submitting", "canceled", "failed"],
  submitting: ["rendering", "queued", "failed", "unconfirmed"],
  unconfirmed: ["rendering", "failed"],
  rendering: ["saving", "failed"],
  saving: ["ready", "failed"],
  ready: [],
  failed: [],
  canceled: [],
};

export const isTerminal = (state: State): boolean => NEXT[state].length === 0;
export const isOpen = (state: State): boolean => !isTerminal(state);
