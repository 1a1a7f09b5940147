import { firstSigns } from "@/lib/files/first-signs";

/** The start of a text as a part of a file's name: "a-red-fox-runs", valid on every system; empty when nothing is left. */
export function plainName(text: string): string {
  const words = text
    .normalize("NFC")
    // Combining marks are part of the letters (Hindi, Thai), and joiners affect their shape.
    .replace(/[^\p{L}\p{M}\p{N}\u200c\u200d]+/gu, "-")
    .replace(/^[-\p{M}\u200c\u200d]+|[-\u200c\u200d]+$/gu, "");
  return firstSigns(words, 40);
}
