import type { Query } from "../mentions/query";

/** A corner of the window, in pixels, at which something opens. */
export type Corner = { left: number; top: number; bottom: number };

/** What stands open around the text. */
export type EditorView = {
  menu: { query: Query; options: readonly string[]; active: number; at: Corner } | null;
  /** The mention under the pointer or beside the caret. */
  near: { key: string; at: Corner } | null;
};

export const CLOSED: EditorView = { menu: null, near: null };
export const MENU_ID = "compose-mentions";
export const optionId = (key: string): string => `${MENU_ID}-${key}`;
