import { redoStep, undoStep } from "@/components/composer/changes";
import type { ComposerContext } from "@/components/composer/context";
import { showShots } from "./open-state";

/** What a command does immediately, without a dialog. */
export const COMMAND_HANDLERS = {
  generate: () => document.querySelector<HTMLElement>("#compose-prompt")?.closest("form")?.requestSubmit(),
  prompt: ({ editor }: ComposerContext) => editor.focus(),
  mention: ({ editor }: ComposerContext) => editor.ask(),
  add: () => document.getElementById("compose-add")?.click(),
  shots: ({ open }: ComposerContext) => open.set((now) => showShots(!now.shots)(now)),
  undo: ({ store }: ComposerContext) => store.set(undoStep),
  redo: ({ store }: ComposerContext) => store.set(redoStep),
} as const;

export type HandledCommandId = keyof typeof COMMAND_HANDLERS;
