/**
 * What the model understands of sizes and camera moves; its guides name these, and ask for one move in each shot. The
 * words are `compose.shots.words.<id>`, because a prompt is written in the language of its page.
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
