import type { DialogId } from "./dialog-props";

/** What is open: a dialog above the composer, and the timeline of shots inside it. */
export type OpenState = { dialog: DialogId | null; shots: boolean };

export const NOTHING: OpenState = { dialog: null, shots: false };

type Change = (now: OpenState) => OpenState;
export const openDialog =
  (dialog: DialogId): Change =>
  (now) => ({ ...now, dialog });
export const closeDialog: Change = (now) => ({ ...now, dialog: null });
export const showShots =
  (shots: boolean): Change =>
  (now) =>
    now.shots === shots ? now : { ...now, shots };
