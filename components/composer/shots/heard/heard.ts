import { charsOf, docLength, type PromptText, sliceDoc, splice, tidy } from "@/components/composer/prompt/prompt-text";
import { all, BARE_LINE, EN_LINE, NOBODY, ZH_LINE } from "@/lib/generations/heard/line-patterns";
import {
  LANGUAGES,
  type Language,
  OFF_SCREEN,
  SOUNDS,
  type SoundKind,
  type Style,
  VERBS,
  type Verb,
} from "@/lib/generations/heard/vocabulary";

/**
 * A spoken line: `Mira says softly in Japanese: "…"`, `米拉用日语轻声说：“…”`. `marks`: the words are in quotes, or in the
 * braces of the model's guide, which need no speaker. An English tone may be any words, a Chinese one is in the list.
 */
export type Line = {
  kind: "line";
  speaker: PromptText;
  verb: Verb;
  tone: string;
  language: Language | null;
  words: string;
  marks: "quotes" | "braces";
  style: Style;
};

/** What else is heard, and text on the screen: `Sound: rain.`, or `<rain>`, `（music）` and `【text】` as in the guide. */
export type Sound = { kind: SoundKind; words: string; marks: "words" | "signs"; style: Style };

export type Heard = Line | Sound;
/** Where it is written: from, to. */
type Placed = { heard: Heard; from: number; to: number };

const idsOf = <Id extends string>(list: Record<Id, unknown>) => Object.keys(list) as Id[];
const named = <Id extends string>(list: Record<Id, Record<Style, string>>, style: Style, word: string | undefined) =>
  idsOf(list).find((id) => list[id][style].toLowerCase() === word?.toLowerCase());

const SIGNS: Record<SoundKind, RegExp> = {
  sound: /<([^<>\n\ufffc]*)>/g,
  music: /（([^（）\n\ufffc]*)）/g,
  caption: /【([^【】\n\ufffc]*)】/g,
};
const LABELED: Record<Style, RegExp> = {
  en: new RegExp(String.raw`(?<![\p{L}-])(?<label>${all(SOUNDS, "en")}):[ \t]*(?<words>[^.。\n\ufffc]*)[.。]?`, "giu"),
  zh: new RegExp(String.raw`(?<label>${all(SOUNDS, "zh")})[:：][ \t]*(?<words>[^.。\n\ufffc]*)[.。]?`, "g"),
};

const CHINESE = /\p{Script=Han}/u;

function lineOf(style: Style, doc: PromptText, match: RegExpExecArray): Line {
  const { speaker = "", verb, tone = "", language, plain, curly, corner, braces } = match.groups ?? {};
  return {
    kind: "line",
    speaker: sliceDoc(doc, match.index, match.index + speaker.length),
    verb: named(VERBS, style, verb) ?? "says",
    tone,
    language: named(LANGUAGES, style, language) ?? null,
    words: plain ?? curly ?? corner ?? braces ?? "",
    marks: braces === undefined ? "quotes" : "braces",
    style,
  };
}

/** What a text says is heard, in order. Nothing that overlaps is read twice: a line comes before what is in it. */
export function readHeard(doc: PromptText): Placed[] {
  const chars = charsOf(doc);
  const found: Placed[] = [];
  const add = (pattern: RegExp, read: (match: RegExpExecArray) => Heard) => {
    for (const match of chars.matchAll(pattern)) {
      const [from, to] = [match.index, match.index + match[0].length];
      if (found.every((other) => other.to <= from || other.from >= to)) found.push({ heard: read(match), from, to });
    }
  };
  add(EN_LINE, (match) => lineOf("en", doc, match));
  add(ZH_LINE, (match) => lineOf("zh", doc, match));
  const styleOf = (text: string): Style => (CHINESE.test(text) ? "zh" : "en");
  add(BARE_LINE, (match) => ({ ...lineOf("en", doc, match), style: styleOf(match[0]) }));
  for (const kind of idsOf(SIGNS)) {
    add(SIGNS[kind], ([all, words = ""]) => ({ kind, words, marks: "signs", style: styleOf(all) }));
  }
  for (const style of ["en", "zh"] as const) {
    add(LABELED[style], ({ groups }) => ({
      kind: named(SOUNDS, style, groups?.label) ?? "sound",
      words: groups?.words?.trim() ?? "",
      marks: "words",
      style,
    }));
  }
  return found.toSorted((a, b) => a.from - b.from);
}

/** Words as they may stand between these marks; the signs that would end them early become similar ones. */
function fitting(words: string, { kind, marks, style }: Heard): string {
  const line = words.replace(/[\n\ufffc]/g, " ");
  if (marks === "braces") return line.replace(/[{}|]/g, "");
  if (kind === "line") return style === "en" ? line.replaceAll('"', "'") : line.replace(/[“”]/g, "'");
  return marks === "words" ? line.replace(/[.。]/g, ",") : line.replace(/[<>（）【】]/g, "");
}

/** A speaker's name without what would end it early: the stops of a sentence, and in English a verb. */
function fittingName(speaker: PromptText, style: Style): PromptText {
  const ends =
    style === "en"
      ? new RegExp(String.raw`[${NOBODY}]|\b(?:${all(VERBS, "en")})\b`, "gi")
      : new RegExp(String.raw`[\s${NOBODY}]`, "g");
  const name = tidy(speaker.map((part) => (typeof part === "string" ? part.replace(ends, "") : part)));
  return charsOf(name).trim() === "" ? [OFF_SCREEN[style]] : name;
}

/** How it is written. */
export function spellHeard(heard: Heard): PromptText {
  const said = fitting(heard.words, heard);
  const { style } = heard;
  if (heard.kind !== "line") {
    const label = SOUNDS[heard.kind][style];
    if (heard.marks === "words") return [style === "en" ? `${label}: ${said}.` : `${label}：${said}。`];
    return [{ sound: `<${said}>`, music: `（${said}）`, caption: `【${said}】` }[heard.kind]];
  }
  const braces = heard.marks === "braces";
  if (braces && heard.speaker.length === 0) return [`{${said}}`];
  const speaker = fittingName(heard.speaker, style);
  const verb = VERBS[heard.verb][style];
  const language = heard.language && LANGUAGES[heard.language][style];
  if (style === "zh") {
    const before = `${language ? `用${language}` : ""}${heard.tone}${verb}`;
    return tidy([...speaker, braces ? `${before}{${said}}` : `${before}：“${said}”`]);
  }
  const before = ` ${verb}${heard.tone ? ` ${heard.tone}` : ""}${language ? ` in ${language}` : ""}`;
  return tidy([...speaker, braces ? `${before} {${said}}` : `${before}: "${said}"`]);
}

/** The text with one of what it says is heard written anew, or removed with the space after it. */
export function setHeard(doc: PromptText, index: number, heard: Heard | null): PromptText {
  const place = readHeard(doc)[index];
  if (!place) return doc;
  if (heard) return splice(doc, place.from, place.to, spellHeard(heard));
  const space = /^[ \t]*/.exec(charsOf(doc).slice(place.to))?.[0].length ?? 0;
  return splice(doc, place.from, place.to + space, []);
}

/** The text with one more at its end, as a sentence of its own. */
export function addHeard(doc: PromptText, heard: Heard): PromptText {
  const chars = charsOf(doc).trimEnd();
  const [stop, space] = heard.style === "zh" ? ["。", ""] : [".", " "];
  const joint = chars === "" ? "" : /[.!?。！？…"”」}>）】]$/.test(chars) ? space : `${stop}${space}`;
  return splice(doc, chars.length, docLength(doc), [joint, ...spellHeard(heard)]);
}
