/** Why something of an archive was not taken, each a key of `gallery.import.problems`. */
export type ImportProblemCode =
  | "no_manifest"
  | "bad_manifest"
  | "unfinished"
  | "no_video"
  | "not_a_video"
  | "cut_short"
  | "other_video"
  | "bad_image"
  | "broken";

/** `name` is a folder of the archive, or a file in one. */
export type ImportProblem = { name: string; code: ImportProblemCode };

/** What came of an archive. `known` were in the gallery already; `cut` when the archive ended in a broken place. */
export type ImportReport = { imported: number; known: number; problems: ImportProblem[]; cut: boolean };
