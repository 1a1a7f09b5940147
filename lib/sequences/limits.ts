/** Sequences of one user, clips of one, and characters of a name. */
export const MAX_SEQUENCES = 500;
export const MAX_CLIPS = 500;
export const MAX_SEQUENCE_NAME = 120;
/** Frames a second in which a new sequence counts: those of the videos that the models make. */
export const RATE = 24;
/** Frames of one clip: an hour. */
export const MAX_FRAMES = 24 * 3_600;
/** Seconds of a new gap. */
export const GAP_SECONDS = 5;
/** Bytes of one sequence in a request: 500 clips with long names, in UTF-8. */
export const MAX_SEQUENCE_BYTES = 400_000;
