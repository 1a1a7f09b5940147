import { MAX_SEQUENCE_BYTES } from "@/lib/sequences/limits";

/** Limits of an exported video that is put into the gallery. */
export const EXPORT_POLICY = {
  /** Bytes; what the database counts in is 32 bits. */
  maxBytes: 2_000_000_000,
  /** Of its recipe, in UTF-8: a sequence of 500 clips and 1,000 captions. */
  maxRecipe: MAX_SEQUENCE_BYTES,
  /** Pixels of its longer side. */
  maxSide: 4_096,
  /** Seconds; nine hours, which is what its row can hold. */
  maxSeconds: 32_767,
  /** Videos without H.264, or with a sound that is not AAC, are not played everywhere. */
  video: "avc1",
  sound: "mp4a",
} as const;
