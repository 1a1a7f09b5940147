import type { Query } from "@/components/composer/prompt/mention-query";

/** A position in the window, in pixels, where a popup opens. */
export type Corner = { left: number; top: number; bottom: number };

/** What is open around the text. */
export type EditorView = {
  menu: { query: Query; options: readonly string[]; active: number; at: Corner } | null;
  /** The mention under the pointer or next to the caret. */
  near: { key: string; at: Corner } | null;
};

export const CLOSED: EditorView = { menu: null, near: null };
export const MENTION_MENU_ID = "compose-mentions";
export const mentionOptionId = (key: string): string => `${MENTION_MENU_ID}-${key}`;
