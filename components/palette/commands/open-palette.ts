/** Handled by the palette's host; inside the palette there is nothing to run. */
export const openPalette = { id: "palette", keys: ["Ctrl/⌘", "K"] } as const;
