import { commonPairs } from "./common";

export type DiffPart = { kind: "same" | "gone" | "new"; text: string };

/** Splits into words with their trailing spaces, single Chinese or Japanese characters, and single symbols. */
const TOKEN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|@?[\p{L}\p{N}_](?:[\p{L}\p{M}\p{N}_'’-](?<![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]))*\s*|\s+|[^\s]\s*/gu;

export const tokens = (text: string): string[] => text.match(TOKEN) ?? [];

/** The changes from the first text to the second. Neighbors of one kind are joined; spaces alone don't count. */
export function diff(before: string, after: string): DiffPart[] {
  const [a, b] = [tokens(before), tokens(after)];
  const numbers = new Map<string, number>();
  const numbered = (list: string[]) =>
    Uint16Array.from(list, (token) => {
      const word = token.trimEnd();
      const known = numbers.get(word) ?? numbers.size;
      numbers.set(word, known);
      return known;
    });
  const changes: DiffPart[] = [];
  const put = (kind: DiffPart["kind"], text: string) => {
    const last = changes.at(-1);
    if (last?.kind === kind) last.text += text;
    else if (text !== "") changes.push({ kind, text });
  };
  let [atA, atB] = [0, 0];
  for (const [inA, inB] of [...commonPairs(numbered(a), numbered(b)), [a.length, b.length] as const]) {
    put("gone", a.slice(atA, inA).join(""));
    put("new", b.slice(atB, inB).join(""));
    put("same", b[inB] ?? "");
    [atA, atB] = [inA + 1, inB + 1];
  }
  return changes;
}
