/** Whether a video was opened above the gallery. The palette, which is modal, covers nothing. */
export const isCovered = (): boolean => document.querySelector("dialog[open]:not(:modal)") !== null;
