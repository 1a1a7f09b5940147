/** The keys that the palette's host listens to, without the icons of their commands: every page loads them. */
export const PALETTE_KEYS = ["Ctrl/⌘", "K"] as const;
export const SHORTCUTS_KEYS = ["?"] as const;
