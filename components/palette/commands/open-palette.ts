import { PALETTE_KEYS } from "./keys";

/** Handled by the palette's host; inside the palette there is nothing to run. */
export const openPalette = { id: "palette", keys: PALETTE_KEYS } as const;
