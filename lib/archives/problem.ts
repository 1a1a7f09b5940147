/** Why a part of an archive was not imported; each is a key of `gallery.import.problems`. */
export type ImportProblemCode =
  | "no_manifest"
  | "bad_manifest"
  | "unfinished"
  | "no_video"
  | "not_a_video"
  | "cut_short"
  | "other_video"
  | "bad_image"
  | "bad_element"
  | "bad_sequence"
  | "sequences_full"
  | "lost_audio"
  | "broken"
  | "over_quota"
  | "no_room";

/** `name` is a folder of the archive, or a file in one. */
export type ImportProblem = { name: string; code: ImportProblemCode };

/**
 * The result of an import. Of the videos, `known` were already in the gallery; `elements` and `sequences` were made; `cut` when the
 * archive ended in a broken part.
 */
export type ImportReport = {
  imported: number;
  known: number;
  elements: number;
  sequences: number;
  problems: ImportProblem[];
  cut: boolean;
};
