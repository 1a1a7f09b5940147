import type { PopoverAnchor } from "@/components/ui/anchor-popover";
import type { DialogId } from "./dialog-props";

/** What stands open: a sheet or the menu of actions above the composer, and within it the timeline of shots. */
export type OpenState = {
  above: { at: "sheet"; sheet: DialogId } | { at: "menu"; anchor: PopoverAnchor } | null;
  shots: boolean;
};

export const NOTHING: OpenState = { above: null, shots: false };

type Change = (now: OpenState) => OpenState;
export const openDialog =
  (sheet: DialogId): Change =>
  (now) => ({ ...now, above: { at: "sheet", sheet } });
export const openMenu =
  (anchor: PopoverAnchor): Change =>
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
