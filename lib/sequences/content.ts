import type { Ratio } from "@/lib/generations/settings";
import type { GenerationView } from "@/lib/generations/view";

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
  /** In percent. */
  volume: number;
  muted: boolean;
  /** Frames in which the sound rises at its beginning, and falls at its end. */
  fadeIn: number;
  fadeOut: number;
  /** Frames in which the next clip is faded in over this one's end; 0 is a cut. What fits is `overlaps` in timeline.ts. */
  crossfade: number;
  /** In percent of the width and height: the point that stays when the video is cropped to another ratio. */
  focus: Point;
  /** The draft of a planned scene. */
  draftId: string | null;
};

export type Point = { x: number; y: number };

/** One more sound under all clips: a part of an uploaded audio file, from frame `at` of the sequence on. */
export type AudioTrack = {
  audioId: string;
  name: string;
  /** Of the whole file, at the sequence's rate. */
  frames: number;
  at: number;
  in: number;
  out: number;
  /** In percent. */
  volume: number;
  muted: boolean;
  fadeIn: number;
  fadeOut: number;
};

/** Text that is shown from frame `from` up to frame `to` of the sequence, exclusive. */
export type Caption = { from: number; to: number; text: string };

/** What happens to a clip whose ratio is not the sequence's: black bars, cut off around its focus, or its own blur behind. */
export type Fit = "pad" | "crop" | "blur";

/** The exported video. `first` is the ratio of the first clip; `resolution` is the shorter side in pixels. */
export type Output = { ratio: Ratio | "first"; fit: Fit; resolution: 720 | 1080 };

/** What a sequence's page changes, undoes and saves. */
export type Timeline = {
  clips: readonly Clip[];
  /** Frames in which the whole comes out of black, and goes into it. */
  fades: { in: number; out: number };
  output: Output;
  audio: AudioTrack | null;
  /** In the order of `from`. */
  captions: readonly Caption[];
};

/** `by` is the page that wrote it and `seq` its count of writes; `rate` is in frames a second. */
export type SequenceContent = Timeline & { rate: number; by: string; seq: number };

/** All that a sequence was exported from, so that the export can be made again. `visibleLabel`: it says that it was made with AI. */
export type Recipe = Timeline & { rate: number; name: string; visibleLabel: boolean };

/** What a clip needs to be shown, while its video exists. */
export type ClipVideo = {
  id: string;
  url: string;
  posterUrl: string | null;
  placeholder: string | null;
  width: number;
  height: number;
};

/** What was submitted for a planned scene, or for one that has a video by now. */
export type SceneGeneration = { clipKey: string; generation: GenerationView };

/** A sequence as its owner's browser gets it, with the videos that still exist and what was submitted for its scenes. */
export type SequenceView = {
  id: string;
  name: string;
  note: string;
  tags: string[];
  version: number;
  content: SequenceContent;
  videos: ClipVideo[];
  scenes: SceneGeneration[];
};

/** A sequence in a list. `frames` of all clips together, `rate` of them a second. */
export type SequenceCard = {
  id: string;
  name: string;
  tags: string[];
  clips: number;
  frames: number;
  rate: number;
  createdAt: string;
  cover: { posterUrl: string | null; placeholder: string | null } | null;
};
