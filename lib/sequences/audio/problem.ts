/** Why an audio file was refused, with the status of the answer. The message is `audioTrack.errors.<code>`. */
export const AUDIO_PROBLEM_STATUS = {
  empty: 400,
  too_large: 413,
  too_long: 422,
  /** No kind of file that is accepted. */
  kind: 415,
  /** The kind of file is right, and what is in it cannot be decoded by browsers. */
  codec: 415,
  video: 415,
  no_audio: 422,
  malformed: 422,
  encrypted: 422,
  /** Reading it takes more time or memory than a file may. */
  too_complex: 422,
  files_full: 409,
  quota: 409,
  /** The server's disk or store has no room, or does not answer. */
  not_stored: 507,
  /** Too many files wait to be read. */
  busy: 503,
} as const;

export type AudioProblem = keyof typeof AUDIO_PROBLEM_STATUS;
