/**
 * A part of a video, or a gap. Frames are counted at the sequence's rate; `in` is the first that is shown and `out` the
 * first that is not. The name is kept for the day when the video no longer exists.
 */
export type Clip = {
  /** Stays the same when the clip moves. */
  key: string;
  /** Null: a scene that is planned. */
  videoId: string | null;
  name: string;
  /** Of the whole video, or of the gap. */
  frames: number;
  in: number;
  out: number;
  /** In percent; 0 is mute. */
  volume: number;
};

/** `by` is the page that wrote it and `seq` its count of writes; `rate` is in frames a second. */
export type SequenceContent = { rate: number; clips: Clip[]; by: string; seq: number };

/** What a clip needs to be shown, while its video exists. */
export type ClipVideo = {
  id: string;
  url: string;
  posterUrl: string | null;
  placeholder: string | null;
  width: number;
  height: number;
};

/** A sequence as its owner's browser gets it, with the videos that still exist. */
export type SequenceView = {
  id: string;
  name: string;
  version: number;
  content: SequenceContent;
  videos: ClipVideo[];
};

/** A sequence in a list. `frames` of all clips together, `rate` of them a second. */
export type SequenceCard = {
  id: string;
  name: string;
  clips: number;
  frames: number;
  rate: number;
  cover: { posterUrl: string | null; placeholder: string | null } | null;
};
