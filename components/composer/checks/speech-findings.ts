import { docLength, type PromptText, sliceDoc } from "@/components/composer/prompt/prompt-text";
import { type Line, readHeard } from "@/components/composer/shots/heard/heard";
import { shotsOf } from "@/components/composer/shots/parse";
import type { CheckInput, Finding } from "./rule";

type Found = Omit<Finding, "rule">[];
type Spoken = { line: Line; from: number; to: number };

/**
 * Speech that stays in sync: 6, 12 and 18 English words in 5, 10 and 15 s, and 4 Chinese characters a second. There is no
 * official number; the model's guide only says that too much speech becomes unclear.
 */
const WORDS_PER_SECOND = 1.2;
const SIGNS_PER_SECOND = 4;

/** Scripts that are counted by character, each with its language. Others are counted by word. */
const SCRIPTS = {
  ja: /[\p{Script=Hiragana}\p{Script=Katakana}]/u,
  ko: /\p{Script=Hangul}/u,
  zh: /\p{Script=Han}/u,
  ru: /\p{Script=Cyrillic}/u,
  ar: /\p{Script=Arabic}/u,
  hi: /\p{Script=Devanagari}/u,
} as const;

const spokenIn = (doc: PromptText): Spoken[] =>
  readHeard(doc).flatMap(({ heard, from, to }) => (heard.kind === "line" ? [{ line: heard, from, to }] : []));

const signsIn = (words: string) =>
  words.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu)?.length ?? 0;
const wordsIn = (words: string) => words.match(/[\p{Script=Latin}\p{Script=Cyrillic}\p{M}\d'’]+/gu)?.length ?? 0;

/** The shots of a prompt, or all of it as one; `seconds` mean something where they are `timed`. */
function scenes({ prompt: { doc }, settings }: CheckInput) {
  const shots = shotsOf(doc);
  if (shots.length === 0) return [{ doc, at: 0, seconds: settings.duration, timed: false }];
  return shots.map(({ from, to, timed, body }) => ({
    ...{ doc: sliceDoc(doc, ...body), at: body[0], seconds: to - from },
    timed,
  }));
}

/** More speech than its time holds: of all speakers together, else in one shot. */
export function longSpeech(input: CheckInput): Found {
  const { doc } = input.prompt;
  const whole = { doc, at: 0, seconds: input.settings.duration };
  for (const scene of [whole, ...scenes(input).filter(({ timed }) => timed)]) {
    const lines = spokenIn(scene.doc);
    const said = lines.map(({ line }) => line.words).join(" ");
    const [signs, words] = [signsIn(said), wordsIn(said)];
    const { seconds } = scene;
    if (signs / (SIGNS_PER_SECOND * seconds) + words / (WORDS_PER_SECOND * seconds) <= 1) continue;
    const longest = lines.toSorted((a, b) => b.line.words.length - a.line.words.length)[0];
    const counted = signs > words ? { unit: "signs", count: signs } : { unit: "words", count: words };
    const most = Math.floor((signs > words ? SIGNS_PER_SECOND : WORDS_PER_SECOND) * seconds);
    return [
      {
        id: "",
        values: { ...counted, most, seconds },
        place: longest ? [scene.at + longest.from, scene.at + longest.to] : null,
        fixes: [],
      },
    ];
  }
  return [];
}

/** The language of a line: as named, else by the script of its words. Latin letters alone name none. */
const languageOf = ({ language, words }: Line): string =>
  language ?? (Object.keys(SCRIPTS) as (keyof typeof SCRIPTS)[]).find((id) => SCRIPTS[id].test(words)) ?? "en";

/** A second language in the clip. */
export function manyLanguages({ prompt: { doc } }: CheckInput): Found {
  const [first, ...more] = spokenIn(doc).filter(({ line }) => /\p{L}/u.test(line.words));
  const other = first && more.find(({ line }) => languageOf(line) !== languageOf(first.line));
  return other ? [{ id: "", values: {}, place: [other.from, other.to], fixes: [] }] : [];
}

/** A second speaker in one shot. */
export function manySpeakers(input: CheckInput): Found {
  return scenes(input).flatMap(({ doc, at }) => {
    const nameOf = ({ line }: Spoken) => JSON.stringify(line.speaker);
    const [first, ...more] = spokenIn(doc).filter(({ line }) => docLength(line.speaker) > 0);
    const other = first && more.find((line) => nameOf(line) !== nameOf(first));
    if (!other) return [];
    return [{ id: String(at), values: {}, place: [at + other.from, at + other.to], fixes: [] }];
  });
}
