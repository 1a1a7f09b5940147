import type { PopoverAnchor } from "@/components/ui/anchor-popover";
import type { DialogId } from "./dialog-props";

/** What stands open: a dialog or the menu of actions above the composer, and within it the timeline of shots. */
export type OpenState = {
  above: { at: "dialog"; dialog: DialogId } | { at: "menu"; anchor: PopoverAnchor } | null;
  shots: boolean;
};

export const NOTHING: OpenState = { above: null, shots: false };

type Change = (now: OpenState) => OpenState;
export const openDialog =
  (dialog: DialogId): Change =>
  (now) => ({ ...now, above: { at: "dialog", dialog } });
export const openMenu =
  (anchor: PopoverAnchor): Change =>
  (now) => ({ ...now, above: { at: "menu", anchor } });
/** Closes only what is meant: the menu tells that it is closed when what was chosen in it may be open already. */
export const closeAbove =
  (at: "dialog" | "menu"): Change =>
  (now) =>
    now.above?.at === at ? { ...now, above: null } : now;
export const showShots =
  (shots: boolean): Change =>
  (now) =>
    now.shots === shots ? now : { ...now, shots };
