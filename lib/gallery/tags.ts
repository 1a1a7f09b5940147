import { isVisible } from "@/lib/text/visible";
import { MAX_TAG, MAX_TAGS } from "./limits";

/** Tags as a user types them, separated by commas of any script: each once, within the limits. */
export const readTags = (text: string): string[] =>
  [
    ...new Set(
      text
        .normalize("NFC")
        .split(/[,\uff0c\u3001\u060c]/)
        .map((tag) => tag.trim().slice(0, MAX_TAG))
        .filter(isVisible),
    ),
  ].slice(0, MAX_TAGS);
