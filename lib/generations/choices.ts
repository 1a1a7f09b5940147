/**
 * Choice groups: `{dawn|dusk}` in a prompt becomes one of its choices in each video. A pair of braces is a group only when
 * it has a bar of its own: `{line}` is speech in the model's guide and stays as it is, and so do braces without a partner.
 * `\{`, `\|` and `\}` are the signs themselves.
 */

/** Combinations that one prompt may have. */
export const MAX_COMBINATIONS = 100;
/** Groups side by side that fit into that: each has at least two choices. */
export const MAX_GROUPS = Math.floor(Math.log2(MAX_COMBINATIONS));

/** Words, and in between what stands for an image or an element. */
type Part<Thing> = string | Thing;
type Node<Thing> = { part: Part<Thing> } | { choices: Node<Thing>[][] };

/** `count`: the combinations, 1 without a group. `loose`: the positions of braces without a partner. */
export type ChoiceTemplate<Thing> = { nodes: Node<Thing>[]; count: number; loose: number[] };

/** A text with its choices made; `choices` is what each group became, without the groups inside others. */
export type Combination<Thing> = { parts: Part<Thing>[]; choices: Part<Thing>[][] };

/** `sign`: a brace or a bar that means something. `at`: its position; a thing counts as one character. */
type Token<Thing> = { part: Part<Thing>; sign: boolean; at: number };

function tokensOf<Thing extends object>(parts: readonly Part<Thing>[]): Token<Thing>[] {
  let at = 0;
  return parts.flatMap((part): Token<Thing>[] => {
    const start = at;
    at += typeof part === "string" ? part.length : 1;
    if (typeof part !== "string") return [{ part, sign: false, at: start }];
    return [...part.matchAll(/\\[{|}]|[{|}]|(?:\\(?![{|}])|[^{|}\\])+/g)].map(({ 0: text, index }) =>
      /^\\[{|}]/.test(text)
        ? { part: text.slice(1), sign: false, at: start + index }
        : { part: text, sign: /^[{|}]/.test(text), at: start + index },
    );
  });
}

/** Reads the choice groups of a text; positions are counted as in the composer's document. */
export function readChoices<Thing extends object>(parts: readonly Part<Thing>[]): ChoiceTemplate<Thing> {
  const tokens = tokensOf(parts);
  const closes = new Map<number, number>();
  const open: number[] = [];
  const loose: number[] = [];
  for (const [index, { part, sign, at }] of tokens.entries()) {
    if (!sign || part === "|") continue;
    if (part === "{") open.push(index);
    else {
      const from = open.pop();
      if (from === undefined) loose.push(at);
      else closes.set(from, index);
    }
  }
  loose.push(...open.flatMap((index) => tokens[index]?.at ?? []));
  /** What is between two tokens, split at the bars that belong to no pair inside. */
  const between = (from: number, to: number): Node<Thing>[][] => {
    const split: Node<Thing>[][] = [[]];
    for (let index = from; index < to; index += 1) {
      const { part, sign } = tokens[index] as Token<Thing>;
      const end = closes.get(index);
      if (sign && part === "|") split.push([]);
      else if (end === undefined) split.at(-1)?.push({ part });
      else {
        const choices = between(index + 1, end);
        const [only = []] = choices;
        split.at(-1)?.push(...(choices.length > 1 ? [{ choices }] : [{ part: "{" }, ...only, { part: "}" }]));
        index = end;
      }
    }
    return split;
  };
  // A bar outside of all pairs is a bar.
  const nodes = between(0, tokens.length).flatMap((words, at) => (at === 0 ? words : [{ part: "|" }, ...words]));
  return { nodes, count: countOf(nodes), loose: loose.toSorted((a, b) => a - b) };
}

function countOf<Thing>(nodes: readonly Node<Thing>[]): number {
  return nodes.reduce(
    (count, node) => ("part" in node ? count : count * node.choices.reduce((sum, one) => sum + countOf(one), 0)),
    1,
  );
}

/** Combination `index`, from 0 to `count` - 1: every one of them once, the last group changing fastest. */
export function combine<Thing extends object>(
  { nodes }: Pick<ChoiceTemplate<Thing>, "nodes">,
  index: number,
): Combination<Thing> {
  let left = index;
  const made = nodes.toReversed().map((node): { parts: Part<Thing>[]; group: boolean } => {
    if ("part" in node) return { parts: [node.part], group: false };
    const counts = node.choices.map(countOf);
    const size = counts.reduce((sum, count) => sum + count, 0);
    let within = left % size;
    left = Math.floor(left / size);
    const chosen = counts.findIndex((count) => {
      if (within < count) return true;
      within -= count;
      return false;
    });
    return { parts: combine({ nodes: node.choices[chosen] ?? [] }, within).parts, group: true };
  });
  made.reverse();
  return {
    parts: joined(made.flatMap(({ parts }) => parts)),
    choices: made.flatMap(({ parts, group }) => (group ? [joined(parts)] : [])),
  };
}

/** Neighboring words as one text, without empty ones. */
function joined<Thing>(parts: readonly Part<Thing>[]): Part<Thing>[] {
  const out: Part<Thing>[] = [];
  for (const part of parts) {
    const last = out.at(-1);
    if (part === "") continue;
    if (typeof part === "string" && typeof last === "string") out[out.length - 1] = last + part;
    else out.push(part);
  }
  return out;
}

/** The numbers from 0 to `count` - 1 in an order that the seed alone decides. The first ones are a pick. */
export function seededOrder(count: number, seed: number): number[] {
  let state = seed >>> 0;
  // source: Mulberry32, public domain
  const random = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const order = Array.from({ length: count }, (_, index) => index);
  for (let at = count - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [order[at], order[other]] = [order[other] ?? 0, order[at] ?? 0];
  }
  return order;
}

/** What is read as exactly this: what was sent must not change because it looks like a choice. */
export function literalParts<Thing extends object>(parts: readonly Part<Thing>[]): Part<Thing>[] {
  const read = readChoices(parts);
  const whole = joined(parts);
  if (read.count === 1 && JSON.stringify(combine(read, 0).parts) === JSON.stringify(whole)) return whole;
  return whole.map((part) => (typeof part === "string" ? part.replace(/[{|}]/g, String.raw`\$&`) : part));
}

/** The same for a text. */
export const literal = (text: string): string => literalParts([text]).join("");
