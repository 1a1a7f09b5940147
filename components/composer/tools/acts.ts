import { redoStep, undoStep } from "../changes";
import type { Desk } from "../context";
import { showShots } from "./open";

/** What an action does at once, without a sheet. */
export const ACTS = {
  generate: () => document.querySelector<HTMLElement>("#compose-prompt")?.closest("form")?.requestSubmit(),
  prompt: ({ editor }: Desk) => editor.focus(),
  mention: ({ editor }: Desk) => editor.ask(),
  add: () => document.getElementById("compose-add")?.click(),
  shots: ({ open }: Desk) => open.set((now) => showShots(!now.shots)(now)),
  undo: ({ store }: Desk) => store.set(undoStep),
  redo: ({ store }: Desk) => store.set(redoStep),
} as const;

export type ActId = keyof typeof ACTS;
