/** Limits of an archive, in bytes. */
export const IMPORT_POLICY = {
  maxArchive: 20_000_000_000,
  /** Left free on the disk after an import. */
  spare: 1_000_000_000,
  maxManifest: 100_000,
  /** Of a sequence, or of a video that was exported from one, as text with spaces. */
  maxSequenceManifest: 3_000_000,
  /** Videos hardly compress: what unpacks to more than this many times its size is made to fill a disk. */
  maxGrowth: 4,
  /** A video, its poster, nine images and its manifest, and what an operating system adds to a folder. */
  maxFilesPerFolder: 40,
  /** Entries of an archive: those of ten thousand videos. */
  maxEntries: 130_000,
  /** How long an import may not move before another one may begin, and how often it says that it does. */
  leaseMs: 120_000,
  leaseBytes: 4_000_000,
  /** Problems listed by name; a longer list helps nobody. */
  maxProblems: 200,
} as const;
