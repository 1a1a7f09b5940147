import type { Anchor } from "@/components/ui/hold-to";
import type { SheetId } from "./sheets";

/** What stands open: a sheet or the menu of actions above the composer, and within it the timeline of shots. */
export type Open = {
  above: { at: "sheet"; sheet: SheetId } | { at: "menu"; anchor: Anchor } | null;
  shots: boolean;
};

export const NOTHING: Open = { above: null, shots: false };

type Change = (now: Open) => Open;
export const openSheet =
  (sheet: SheetId): Change =>
  (now) => ({ ...now, above: { at: "sheet", sheet } });
export const openMenu =
  (anchor: Anchor): Change =>
  (now) => ({ ...now, above: { at: "menu", anchor } });
/** Closes only what is meant: the menu tells that it is closed when what was chosen in it may be open already. */
export const closeAbove =
  (at: "sheet" | "menu"): Change =>
  (now) =>
    now.above?.at === at ? { ...now, above: null } : now;
export const showShots =
  (shots: boolean): Change =>
  (now) =>
    now.shots === shots ? now : { ...now, shots };
