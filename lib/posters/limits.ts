/** Limits of a poster, and of what a browser may send as one. Sides in pixels. */
export const POSTER_POLICY = {
  /** Bytes of the stored WebP: a gallery page of 24 stays under a megabyte and a half. */
  maxBytes: 60_000,
  /** Bytes of a poster as JPEG: some chats show no larger preview. */
  maxJpegBytes: 250_000,
  maxWidth: 960,
  maxHeight: 1_280,
  /** A browser's frame before it is re-encoded. */
  maxUploadBytes: 2_000_000,
  maxUploadSide: 4_096,
  minUploadSide: 16,
  /** How far the frame's ratio may be from the video's: encoders round sides to even numbers. */
  aspectTolerance: 0.02,
} as const;
