/** What a poster is and what a browser may send as one, as data. Sides in pixels. */
export const POSTER_POLICY = {
  /** Bytes of the WebP that is kept: a gallery page of 24 stays under a megabyte and a half. */
  maxBytes: 60_000,
  maxWidth: 960,
  maxHeight: 1_280,
  /** A browser's still before it is drawn anew. */
  maxUploadBytes: 2_000_000,
  maxUploadSide: 4_096,
  minUploadSide: 16,
  /** How far the still's ratio may be from the video's: encoders round sides to even numbers. */
  aspectTolerance: 0.02,
} as const;
