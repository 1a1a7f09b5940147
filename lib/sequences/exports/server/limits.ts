/** Limits of exports that the server makes. */
export const SERVER_EXPORT = {
  /** Jobs of one user that may wait or run. */
  ofOneUser: 2,
  /** Times that a job is begun: its process may have been killed for what the job itself does. */
  tries: 3,
  /** How long a job stays another process's without a sign of it, and how often its process gives one. Milliseconds. */
  leaseMs: 30_000,
  signMs: 2_000,
  /** How often each process looks for jobs of others that were left. Milliseconds. */
  lookMs: 5_000,
  /** Days for which an ended job is listed. */
  listedDays: 7,
  /** Frames and parts that one process of ffmpeg encodes: its memory does not grow with the sequence. */
  pieceSeconds: 30,
  pieceParts: 8,
  /** Bytes that stay free on the disk. */
  spare: 1_000_000_000,
  /** Bytes a second of encoded video at most, by which room is looked for. */
  videoBytesASecond: 2_500_000,
  /** Seconds of the longest sequence: what the exported video's row can hold. */
  mostSeconds: 32_767,
  /** Seconds that a second of a sequence may take on a busy machine, and those that any step may take. */
  slowest: 60,
  startSeconds: 120,
} as const;

/** Of every export's sound, in samples a second and channels. As decoded samples: 32-bit floats. */
export const EXPORT_SOUND = { rate: 48_000, channels: 2, bytesASecond: 48_000 * 2 * 4, bitrate: "160k" } as const;
