import type { SheetId } from "./sheets";

/** What stands open above the composer: a sheet, the menu of actions at its button, or nothing. */
export type Open = { at: "sheet"; sheet: SheetId } | { at: "menu"; anchor: DOMRect } | null;
