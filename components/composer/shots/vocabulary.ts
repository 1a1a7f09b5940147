/**
 * The shot sizes and camera moves that the model's guides name; they recommend one move per shot. The words are in
 * `compose.shots.words.<id>`, because a prompt is written in the page's language.
 */
export const VOCABULARY = {
  size: ["wide", "medium", "close", "extreme", "shoulder", "pov"],
  move: [
    "static",
    "push",
    "pull",
    "pan",
    "tilt",
    "tracking",
    "orbit",
    "crane",
    "handheld",
    "aerial",
    "dollyZoom",
    "rackFocus",
  ],
} as const;

export type VocabularyKind = keyof typeof VOCABULARY;
