import { mentionsIn } from "@/lib/generations/mentions";
import { MAX_PROMPT } from "@/lib/generations/settings";
import { bracesIn, choicesIn } from "./braces";

/**
 * What is wrong with a rewritten prompt: what of the original it lost and which mentions it invented, as they are
 * written, and by how many characters it is too long.
 */
export type Problems = { missing: string[]; unknown: string[]; over: number };

type Options = {
  /** Kept as they are written, without their @. */
  names: readonly string[];
  /** A translation changes what is in choice groups, and may change names of places. */
  translated?: boolean;
};

const QUOTED = /"[^"\n]{1,400}"|“[^”\n]{1,400}”|「[^」\n]{1,400}」|『[^』\n]{1,400}』|【[^】\n]{1,400}】/gu;
/** Words with a capital letter inside a sentence, in scripts that have them. */
const PROPER = /(?<=[\p{Ll}\p{Nd},;)] )\p{Lu}[\p{Ll}\p{M}-]+(?: \p{Lu}[\p{Ll}\p{M}-]+)*/gu;
const AT = /(?<![\w.%+-])[@＠](?:[\p{Script=Latin}\p{M}\p{N}_-]+|[\p{L}\p{M}\p{N}_-]+)/gu;

/** What is wrong with `answer` as another wording of `original`. */
export function problemsOf(original: string, answer: string, options: Options): Problems {
  const { names, translated = false } = options;
  const [asked, given] = [handlesIn(original, names), handlesIn(answer, names)];
  const words = spaced(answer);
  const lost = [
    ...asked.filter((handle) => !given.includes(handle)),
    ...names.filter((name) => spaced(original).includes(name) && !words.includes(name) && !asked.includes(`@${name}`)),
    ...quotesIn(original).filter((quote) => !words.includes(bare(quote))),
    ...(translated
      ? lostChoices(original, answer)
      : groupsIn(original).filter((group) => !words.includes(spaced(group)))),
    ...(translated ? [] : properIn(original).filter((name) => !words.toLowerCase().includes(name.toLowerCase()))),
  ];
  return {
    missing: [...new Set(lost)],
    unknown: given.filter((handle) => !asked.some((one) => one === handle || mayBeOne(one, handle))),
    over: Math.max(0, answer.length - MAX_PROMPT),
  };
}

export const isSound = ({ missing, unknown, over }: Problems): boolean => missing.length + unknown.length + over === 0;

/** `image 1` without its @ as the mention that it was, where the original has it and the answer lost it. */
export function respelled(original: string, answer: string): string {
  const given = new Set(mentionsIn(answer).map(({ number }) => number));
  const lost = [...new Set(mentionsIn(original).map(({ number }) => number))].filter((number) => !given.has(number));
  return lost.reduce(
    (text, number) =>
      text.replace(
        new RegExp(`\\[?(?<![@＠\\w])(?:image|图片|圖片|图|圖)[ _#]?${number}(?!\\d)\\]?`, "giu"),
        `@image${number}`,
      ),
    answer,
  );
}

/** Each mention once, in our own spelling: of images, of known names (the longest first), and what else has an @. */
function handlesIn(text: string, names: readonly string[]): string[] {
  const images = mentionsIn(text);
  const rest = images.reduceRight((left, { from, to }) => `${left.slice(0, from)} ${left.slice(to)}`, text);
  const longest = names.toSorted((a, b) => b.length - a.length);
  const others = [...rest.matchAll(AT)].map(({ 0: written, index }) => {
    const after = rest.slice(index + 1);
    const name = longest.find((one) => after.startsWith(one));
    return name === undefined ? `@${written.slice(1)}` : `@${name}`;
  });
  return [...new Set([...images.map(({ number }) => `@image${number}`), ...others])];
}

/** In a script without spaces, an unknown mention ends nobody knows where. */
const mayBeOne = (one: string, other: string): boolean =>
  /[^\p{Script=Latin}\p{N}@_-]/u.test(one + other) && (one.startsWith(other) || other.startsWith(one));

const quotesIn = (text: string): string[] => [
  ...(text.match(QUOTED) ?? []),
  ...bracesIn(text).filter((group) => choicesIn(group).length < 2),
];

const groupsIn = (text: string): string[] => bracesIn(text).filter((group) => choicesIn(group).length > 1);

/** Choice groups without a group of as many choices in the translation. */
function lostChoices(original: string, answer: string): string[] {
  const left = groupsIn(answer).map((group) => choicesIn(group).length);
  return groupsIn(original).filter((group) => {
    const at = left.indexOf(choicesIn(group).length);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

const properIn = (text: string): string[] => text.replace(QUOTED, " ").match(PROPER) ?? [];

const spaced = (text: string): string => text.replace(/\s+/gu, " ");
/** The words of a quote: its marks and the punctuation before the last one may be another language's. */
const bare = (quote: string): string =>
  spaced(quote.slice(1, -1))
    .trim()
    .replace(/[\s.,!?…。，！？]+$/u, "");
