/** Sequences of one user, clips of one, and characters of a name. */
export const MAX_SEQUENCES = 500;
export const MAX_CLIPS = 500;
export const MAX_SEQUENCE_NAME = 120;
/** Captions of one sequence, and characters of one. */
export const MAX_CAPTIONS = 1_000;
export const MAX_CAPTION = 500;
/** Drafts of planned scenes of one user, and scenes that are planned from one text. */
export const MAX_SCENE_DRAFTS = 500;
export const MAX_PLANNED = 100;
/** Frames a second in which a new sequence counts: those of the videos that the models make. */
export const RATE = 24;
/** Frames of one clip: an hour. */
export const MAX_FRAMES = 24 * 3_600;
/** Frames to which a place in a sequence may count. */
export const MAX_SEQUENCE_FRAMES = MAX_CLIPS * MAX_FRAMES;
/** Seconds of a new gap. */
export const GAP_SECONDS = 5;
/** Seconds of a cross-fade between two clips. */
export const CROSSFADE_SECONDS = { min: 0.2, max: 2, first: 0.5 } as const;
/** Pixels of the shorter side of an export. */
export const RESOLUTIONS = [720, 1080] as const;
/** Bytes of one sequence in a request: 500 clips with long names and 1,000 captions, in UTF-8. */
export const MAX_SEQUENCE_BYTES = 2_000_000;
