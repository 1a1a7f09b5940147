/** `height` in pixels of each frame. */
export type SheetOrder = { url: string; height: number };

/** The frames of a video side by side in one image; null where it cannot be decoded here. */
export type SheetAnswer = { url: string; sheet: { image: Blob; count: number; seconds: number } | null };
