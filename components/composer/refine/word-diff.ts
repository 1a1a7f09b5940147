/** A part of two texts: the same in both, or what one has where the other has something else. */
export type Piece = { same: string } | { mine: string; theirs: string };

/** Beyond this many comparisons everything between the common ends is one change. */
const MOST_CELLS = 16_000_000;

const MENTION = /([@＠][\p{L}\p{M}\p{N}_-]+)/u;

/** The words of a text in any language, with what is between them; a mention is one word. */
function wordsOf(text: string): string[] {
  const segmenter = new Intl.Segmenter(undefined, { granularity: "word" });
  return text
    .split(MENTION)
    .flatMap((part, at) => (at % 2 === 1 ? [part] : Array.from(segmenter.segment(part), ({ segment }) => segment)));
}

/** How to get from one text to the other, word by word. The pieces of either side make up its text. */
export function diffWords(mine: string, theirs: string): Piece[] {
  const [a, b] = [wordsOf(mine), wordsOf(theirs)];
  let head = 0;
  while (head < Math.min(a.length, b.length) && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < Math.min(a.length, b.length) - head && a.at(-1 - tail) === b.at(-1 - tail)) tail += 1;
  const [left, right] = [a.slice(head, a.length - tail), b.slice(head, b.length - tail)];
  const middle =
    left.length * right.length > MOST_CELLS ? [{ mine: left.join(""), theirs: right.join("") }] : aligned(left, right);
  const pieces = joined([{ same: a.slice(0, head).join("") }, ...middle, { same: a.slice(a.length - tail).join("") }]);
  return joined(pieces.flatMap(trimmed));
}

/** The longest common subsequence, word by word. */
function aligned(a: readonly string[], b: readonly string[]): Piece[] {
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      lengths[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const pieces: Piece[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [one = "", other = ""] = [a[i], b[j]];
    if (i < a.length && j < b.length && one === other) {
      pieces.push({ same: one });
      i += 1;
      j += 1;
    } else if (j >= b.length || (i < a.length && at(i + 1, j) >= at(i, j + 1))) {
      pieces.push({ mine: one, theirs: "" });
      i += 1;
    } else {
      pieces.push({ mine: "", theirs: other });
      j += 1;
    }
  }
  return pieces;
}

/** Neighbors of a kind become one, and what is between two changes without a letter belongs to them. */
function joined(pieces: readonly Piece[]): Piece[] {
  const out: Piece[] = [];
  for (const piece of pieces) {
    const last = out.at(-1);
    if ("same" in piece) {
      if (piece.same === "") continue;
      if (last && "same" in last) out[out.length - 1] = { same: last.same + piece.same };
      else out.push(piece);
      continue;
    }
    const before = out.at(-2);
    if (last && !("same" in last)) out[out.length - 1] = add(last, piece);
    else if (last && "same" in last && before && !("same" in before) && !/[\p{L}\p{N}\n]/u.test(last.same))
      out.splice(-2, 2, add(add(before, { mine: last.same, theirs: last.same }), piece));
    else out.push(piece);
  }
  return out;
}

/** A change without the spaces that both sides begin and end with. */
function trimmed(piece: Piece): Piece[] {
  if ("same" in piece) return [piece];
  const { mine, theirs } = piece;
  const [lead = "", tail = ""] = [/^\s*/.exec(mine)?.[0], /\s*$/.exec(mine)?.[0]];
  const [from, to] = [theirs.startsWith(lead) ? lead : "", theirs.endsWith(tail) && mine.trim() !== "" ? tail : ""];
  if (theirs.length < from.length + to.length) return [piece];
  const cut = (text: string) => text.slice(from.length, text.length - to.length);
  return [{ same: from }, { mine: cut(mine), theirs: cut(theirs) }, { same: to }];
}

type Change = Extract<Piece, { mine: string }>;
const add = (one: Change, other: Change): Change => ({
  mine: one.mine + other.mine,
  theirs: one.theirs + other.theirs,
});

/** The text with the changes but those at the indexes `off`. */
export const merged = (pieces: readonly Piece[], off: ReadonlySet<number>): string =>
  pieces.map((piece, at) => ("same" in piece ? piece.same : off.has(at) ? piece.mine : piece.theirs)).join("");
