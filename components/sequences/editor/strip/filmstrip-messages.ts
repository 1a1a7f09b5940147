/** `height` in pixels of each frame. */
export type SpriteOrder = { url: string; height: number };

/** The frames of a video side by side in one image; null where it cannot be decoded here. */
export type SpriteAnswer = { url: string; sprite: { image: Blob; count: number; seconds: number } | null };
