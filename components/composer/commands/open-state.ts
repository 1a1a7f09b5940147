import type { PopoverAnchor } from "@/components/ui/anchor-popover";
import type { DialogId } from "./dialog-props";

/** What is open: a dialog or the menu above the composer, and the timeline of shots inside it. */
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
/** Closes only the named kind: when the menu closes, the dialog of the chosen command may already be open. */
export const closeAbove =
  (at: "dialog" | "menu"): Change =>
  (now) =>
    now.above?.at === at ? { ...now, above: null } : now;
export const showShots =
  (shots: boolean): Change =>
  (now) =>
    now.shots === shots ? now : { ...now, shots };
