import type { Shows } from "@/db/schema/elements";
import { mentionsIn, runsTogether, spell } from "@/lib/generations/mentions";
import type { Role } from "@/lib/generations/roles";
import { folded } from "@/lib/text/folded";
import { elementIdOf } from "./element-key";
import type { ElementView } from "./view";

/** What an expansion needs of an element; its images in their order of preference. */
export type CastMember = Pick<ElementView, "id" | "name" | "kind" | "description" | "role"> & {
  images: readonly { imageId: string; shows: Shows; wakeWords: readonly string[] }[];
};

export const castMember = ({ images, ...element }: ElementView): CastMember => ({
  ...element,
  images: images.map(({ image, shows, wakeWords }) => ({ imageId: image.id, shows, wakeWords })),
});

type Input = {
  /** Words and mentions by key, as in the composer. */
  doc: readonly (string | { key: string })[];
  /** The images that were added themselves, in their order; `imageId` is null until one is uploaded. */
  direct: readonly { key: string; imageId: string | null }[];
  member: (id: string) => CastMember | undefined;
  /** The images of an element that its user left out of this prompt. */
  left: (id: string) => readonly string[];
  /** Where the first shot begins and ends in the document, a mention counting as one; null without shots. */
  firstShot: readonly [number, number] | null;
};

/** An image that an element brings: its number, counted from 1, follows those before it. */
export type BroughtImage = { elementId: string; imageId: string; shows: Shows };

export type Expanded = {
  /** For `spell`: words, numbers of images, and null for a mention whose image or element is gone. */
  parts: (string | number | null)[];
  /** After the direct images, in the order of their numbers. */
  images: BroughtImage[];
  /** The elements in the order of their first mentions, with the numbers of their images. */
  used: { elementId: string; name: string; numbers: number[] }[];
};

type Words = { shows: Record<Shows, string>; roles: Record<Role, string>; comma: string; colon: string; stop: string };
/** What the provider reads beside names and images, in the language of the prompt. */
export const EN: Words = {
  shows: {
    face: " face",
    full_body: " full body",
    outfit: " outfit",
    detail: " detail",
    place: " place",
    angle: " another angle",
    other: "",
  },
  roles: {
    character: "the character",
    style: "the style",
    scene: "the scene",
    object: "the object",
    composition: "the composition",
    first_frame: "the first frame",
    last_frame: "the last frame",
  },
  comma: ", ",
  colon: ": ",
  stop: ".",
};
export const ZH: Words = {
  shows: {
    face: "面部",
    full_body: "全身",
    outfit: "服装",
    detail: "细节",
    place: "场景",
    angle: "另一角度",
    other: "",
  },
  roles: {
    character: "角色",
    style: "风格参考",
    scene: "场景",
    object: "物体",
    composition: "构图参考",
    first_frame: "首帧",
    last_frame: "尾帧",
  },
  comma: "、",
  colon: "：",
  stop: "。",
};

/**
 * What is sent for a prompt that mentions elements: at each mention the name and its images stand together, and what
 * describes the element is said once, at its first mention or, when that is after the first shot, in a line before the
 * shots. An image with wake words comes only where the sentence of the mention has one of them.
 * source: the developer's prompt guide (name and image at every mention, a definition once)
 */
export function expandElements({ doc, direct, member, left, firstShot }: Input): Expanded {
  const chars = doc.map((part) => (typeof part === "string" ? part : "\ufffc")).join("");
  const images: BroughtImage[] = [];
  const used = new Map<string, { elementId: string; name: string; numbers: number[] }>();

  const numberOf = (image: BroughtImage): number => {
    const own = direct.findIndex(({ imageId }) => imageId === image.imageId);
    if (own >= 0) return own + 1;
    let at = images.findIndex(({ imageId }) => imageId === image.imageId);
    if (at < 0) at = images.push(image) - 1;
    return direct.length + at + 1;
  };
  const labeled = ({ images: all, id }: CastMember, place: number) => {
    // Only where it matters: a long prompt without a full stop is one sentence.
    const sentence = all.some(({ wakeWords }) => wakeWords.length > 0) ? folded(sentenceAt(chars, place)) : "";
    return all
      .filter(({ imageId, wakeWords }) => !left(id).includes(imageId) && isAwake(wakeWords, sentence))
      .map(({ imageId, shows }) => ({ number: numberOf({ elementId: id, imageId, shows }), shows }));
  };

  const before: (string | number)[] = [];
  const parts: (string | number | null)[] = [];
  let at = 0;
  let split = 0;
  for (const part of doc) {
    const place = at;
    at += typeof part === "string" ? part.length : 1;
    if (typeof part === "string") {
      const head = firstShot && place <= firstShot[0] && firstShot[0] < at ? firstShot[0] - place : null;
      if (head !== null) parts.push(part.slice(0, head));
      if (head !== null) split = parts.length;
      parts.push(part.slice(head ?? 0));
      continue;
    }
    const id = elementIdOf(part.key);
    const element = id === null ? undefined : member(id);
    if (!element) {
      const number = direct.findIndex(({ key }) => key === part.key) + 1;
      parts.push(number || null);
      continue;
    }
    const words = /\p{Script=Han}/u.test(chars + element.name) ? ZH : EN;
    const hers = labeled(element, place);
    const known = used.get(element.id);
    const numbers = [...new Set([...(known?.numbers ?? []), ...hers.map(({ number }) => number)])];
    used.set(element.id, { elementId: element.id, name: element.name, numbers });
    const late = firstShot !== null && place >= firstShot[1];
    if (!known && late && (isDescribed(element) || hers.length > 1)) before.push(...define(element, hers, words), "\n");
    const isFirst = !known && !late;
    const last = parts.at(-1);
    if (typeof last === "string" && runsTogether(last, element.name)) parts.push(" ");
    parts.push(...mention(element, hers, words, isFirst));
  }
  if (before.length > 0) {
    if (!/(?:^|\n)$/.test(spell(parts.slice(0, split)))) before.unshift("\n");
    parts.splice(split, 0, ...before);
  }
  return { parts: apart(parts), images, used: [...used.values()] };
}

type Labeled = readonly { number: number; shows: Shows }[];

/** `Mira (@image3, @image4)`, `米拉@image3`; at the first mention with what the images show and what describes her. */
function mention(element: CastMember, images: Labeled, words: Words, isFirst: boolean): (string | number)[] {
  const { name } = element;
  const said = isFirst ? definition(element, words) : null;
  const [first] = images;
  if (!first) return said ? [`${name} (${said})`] : [name];
  const unspaced = !runsTogether(name, "a");
  if (unspaced && images.length === 1 && !said) return [name, first.number];
  return [`${name}${unspaced ? "" : " "}(`, ...listed(images, words, isFirst), said ? words.colon + said : "", ")"];
}

const listed = (images: Labeled, words: Words, labels: boolean): (string | number)[] =>
  images.flatMap(({ number, shows }, at) => [
    at > 0 ? words.comma : "",
    number,
    labels && images.length > 1 ? words.shows[shows] : "",
  ]);

/** A line of its own: `Mira (@image3 face, @image4 full body): a woman in a green coat.` */
function define(element: CastMember, images: Labeled, words: Words): (string | number)[] {
  const said = definition(element, words);
  const stop = /[.!?。！？…]$/.test(said ?? "") ? "" : words.stop;
  const open = runsTogether(element.name, "a") ? " (" : "(";
  const group = images.length > 0 ? [open, ...listed(images, words, true), ")"] : [];
  return [element.name, ...group, said ? words.colon + said : "", stop];
}

const isDescribed = (element: CastMember): boolean => definition(element, EN) !== null;

/** The role and the description, in which a written `@image1` would mean an image of another request. */
export function definition({ kind, role, description }: CastMember, words: Words): string | null {
  let own = description.replace(/\s+/g, " ").trim();
  for (const { from } of mentionsIn(own).toReversed()) own = own.slice(0, from) + own.slice(from + 1);
  const takes = role ?? (kind === "style" ? "style" : null);
  const said = [takes && words.roles[takes], own].filter(Boolean).join(words === ZH ? "，" : "; ");
  return said === "" ? null : said;
}

/** Words after a closed parenthesis need a space, unless their script has none. */
const apart = (parts: readonly (string | number | null)[]): (string | number | null)[] =>
  parts
    .filter((part) => part !== "")
    .map((part, at, all) =>
      typeof part === "string" && all[at - 1] === ")" && runsTogether("a", part) ? ` ${part}` : part,
    );

const END = /[.!?。！？\n]/;

/** The sentence around a position. */
function sentenceAt(chars: string, place: number): string {
  let [from, to] = [place, place];
  while (from > 0 && !END.test(chars[from - 1] ?? "")) from--;
  while (to < chars.length && !END.test(chars[to] ?? "")) to++;
  return chars.slice(from, to);
}

/** Whether a sentence, folded, has one of the words: whole ones, in scripts that have spaces. */
const isAwake = (wakeWords: readonly string[], sentence: string): boolean =>
  wakeWords.length === 0 ||
  wakeWords.map(folded).some((word) => {
    for (let at = sentence.indexOf(word); word !== "" && at >= 0; at = sentence.indexOf(word, at + 1)) {
      const inside = runsTogether(sentence.slice(0, at), word) || runsTogether(word, sentence.slice(at + word.length));
      if (!inside) return true;
    }
    return false;
  });
