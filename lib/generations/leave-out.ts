import { partsOf, runsTogether, spell } from "./mentions";

/**
 * A prompt without one of its images: its mentions are removed, and those of later images are renumbered so that each
 * still means its own image. `number` counts from 1.
 */
export function leaveOut(prompt: string, number: number): string {
  const parts = partsOf(prompt);
  const left = parts.map((part, at) => {
    if (typeof part === "string") return part;
    if (part !== number) return part > number ? part - 1 : part;
    const [before, after] = [parts[at - 1], parts[at + 1]];
    return typeof before === "string" && typeof after === "string" && runsTogether(before, after) ? " " : "";
  });
  return spell(left).replace(/[ \t]{2,}/g, " ");
}
