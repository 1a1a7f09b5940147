import { bombs } from "./bombs";
import { colors } from "./colors";
import { disguised } from "./disguised";
import type { ImageEntry } from "./entry";
import { metadata, orientations } from "./metadata";
import { truncated } from "./truncated";

/** Images as an attacker, a camera or a broken disk makes them, each with its verdict. */
export const imageCorpus: ImageEntry[] = [
  ...disguised,
  ...bombs,
  ...truncated,
  ...colors,
  ...orientations,
  ...metadata,
];
