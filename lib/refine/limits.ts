/** How much of an answer is read, and how long it is waited for. */
export const ANSWER = {
  /** Bytes on the wire: each word comes in an envelope of 300, and thoughts come too. */
  bytes: 16 * 1024 * 1024,
  /** Characters of text, thoughts in it included. A prompt has 4,000. */
  characters: 60_000,
  /** What is asked for at most. Some models count their thoughts. */
  tokens: 8_000,
  /** The longest silence and the longest whole answer, in ms. */
  idleMs: 90_000,
  totalMs: 240_000,
  /** How long the token count is waited for once the text is complete: some connections are never closed. */
  afterEndMs: 2_000,
} as const;

export type AnswerLimits = { [Name in keyof typeof ANSWER]: number };

/** Names that must be kept, in one request, and characters of each. */
export const MOST_NAMES = 60;
export const NAME_CHARACTERS = 60;

/** Bytes of an image that is sent in a request. Ours are at most 2048 px a side. */
export const IMAGE_BYTES = 12 * 1024 * 1024;
