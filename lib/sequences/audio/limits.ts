/** Limits of audio files, shared by the page and the server. */
export const AUDIO_POLICY = {
  maxBytes: 100_000_000,
  maxSeconds: 3_600,
  /** Of one user. */
  maxFiles: 200,
  /** What the file chooser offers. The server decides by the bytes. */
  accept: ".mp3,.wav,.m4a,.aac,.ogg,.oga,.opus,.flac",
} as const;

/** How the limits are named in messages. */
export const AUDIO_VALUES = {
  megabytes: AUDIO_POLICY.maxBytes / 1_000_000,
  minutes: AUDIO_POLICY.maxSeconds / 60,
  files: AUDIO_POLICY.maxFiles,
} as const;
