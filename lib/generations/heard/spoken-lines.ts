import { BARE_LINE, EN_LINE, ZH_LINE } from "./line-patterns";

/** The words of one line, and where in the prompt it begins. */
export type SpokenLine = { words: string; at: number };

/** The lines that a prompt has people speak, in order: `Mira says: "…"`, `米拉说：“…”` and `{…}`. */
export function spokenLines(prompt: string): SpokenLine[] {
  const found: (SpokenLine & { end: number })[] = [];
  for (const pattern of [EN_LINE, ZH_LINE, BARE_LINE])
    for (const match of prompt.matchAll(pattern)) {
      const { plain, curly, corner, braces } = match.groups ?? {};
      const [at, end] = [match.index, match.index + match[0].length];
      const words = (plain ?? curly ?? corner ?? braces ?? "").trim();
      // Nothing is read twice: the braces of a line are in it.
      if (words !== "" && found.every((other) => other.end <= at || other.at >= end)) found.push({ words, at, end });
    }
  return found.toSorted((a, b) => a.at - b.at).map(({ words, at }) => ({ words, at }));
}
