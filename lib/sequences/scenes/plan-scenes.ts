import { shotsIn } from "@/lib/generations/shots";
import { GAP_SECONDS, MAX_PLANNED, MAX_SEQUENCE_NAME } from "@/lib/sequences/limits";
import { isVisible } from "@/lib/text/visible";
import type { PlannedScene } from "./planned-clip";

/** `1.`, `2)`, `-` and the like before a line of a list. */
const MARK = /^\s*(?:[-*•–—]|\d{1,3}[.)、．）])\s+/;

/**
 * The scenes of a pasted text: the shots of a prompt, each as long as it says there, or else one for each line. `left`
 * is how many more there are than may be planned at once.
 */
export function planScenes(text: string): { scenes: PlannedScene[]; left: number } {
  const shots = shotsIn(text).map(({ from, to, timed, body: [start, end] }) => ({
    name: oneLine(text.slice(start, end)),
    seconds: timed && to > from ? to - from : GAP_SECONDS,
  }));
  const lines = text.split(/\r\n|[\n\r\u2028\u2029]/).map((line) => ({
    name: oneLine(line.replace(MARK, "")),
    seconds: GAP_SECONDS,
  }));
  const all = (shots.length > 0 ? shots : lines).filter(({ name }) => isVisible(name));
  return { scenes: all.slice(0, MAX_PLANNED), left: Math.max(0, all.length - MAX_PLANNED) };
}

/** By characters: a name must not end in half of one. */
const oneLine = (text: string): string =>
  [...text.replace(/\s+/g, " ").trim()]
    .slice(0, MAX_SEQUENCE_NAME / 2)
    .join("")
    .trim();
