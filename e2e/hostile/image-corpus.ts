import { bombs } from "./bombs";
import { colors } from "./colors";
import { disguised } from "./disguised";
import type { ImageEntry } from "./entry";
import { metadata } from "./metadata";
import { orientations } from "./orientations";
import { truncated } from "./truncated";

/** Images as an attacker, a camera or a broken disk makes them, each with its outcome. */
export const imageCorpus: ImageEntry[] = [
  ...disguised,
  ...bombs,
  ...truncated,
  ...colors,
  ...orientations,
  ...metadata,
];
