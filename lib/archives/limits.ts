/** What an archive may be, as data. Bytes. */
export const IMPORT_POLICY = {
  maxArchive: 20_000_000_000,
  /** Left free on the disk after an archive has been taken in. */
  spare: 1_000_000_000,
  maxManifest: 100_000,
  /** Videos hardly shrink: what unpacks to more than this many times its size is made to fill a disk. */
  maxGrowth: 4,
  /** A video, its poster, nine images and its sheet, and what a system adds to a folder. */
  maxFilesPerFolder: 40,
  /** Problems told by name; more of them say no more. */
  maxProblems: 200,
} as const;
