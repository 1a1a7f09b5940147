import { literalParts } from "@/lib/generations/choices";
import { cutAt, mentionsIn, runsTogether, spell } from "@/lib/generations/mentions";
import { shotsIn } from "@/lib/generations/shots";
import { elementIdOf, elementKey } from "./element-key";
import { type CastMember, definition, EN, expandElements, ZH } from "./expand";
import { type ElementNames, elementMentionsIn } from "./mentions";

type Part = string | { key: string };

/** An element that a prompt was sent with, as it is now. `numbers`: its images in that prompt, from 1. */
type SentElement = {
  member: CastMember;
  /** Its images that were deleted. */
  missing: readonly string[];
  numbers: readonly number[];
};

/**
 * A prompt as the composer had it: words, mentions of the first `direct` images by their ids, and those of elements;
 * `left`: the images of each that this prompt does without.
 */
export type ReadPrompt = { doc: Part[]; direct: number; elements: { id: string; left: string[] }[] };

type Sent = { text: string; imageIds: readonly string[]; elements: readonly SentElement[] };

/** How the names are looked for: the likelier ways first. */
const WAYS = [
  { bare: true, lines: true },
  { bare: false, lines: true },
  { bare: true, lines: false },
  { bare: false, lines: false },
];

/**
 * The inverse of `expandElements`: the elements that a sent text names with their images. Null unless what is read would
 * be sent as exactly the same text and images again, which it is not once an element has another name or description.
 */
export function readExpanded(sent: Sent): ReadPrompt | null {
  const tried = new Set<string>();
  for (const way of WAYS) {
    const { doc, direct } = read(sent, way);
    const same = JSON.stringify(doc);
    if (tried.has(same)) continue;
    tried.add(same);
    const mentioned = new Set(doc.flatMap((part) => (typeof part === "string" ? [] : (elementIdOf(part.key) ?? []))));
    const elements = sent.elements.filter(({ member }) => mentioned.has(member.id));
    if (elements.length === 0) continue;
    for (const all of [false, true]) {
      const left = elements.map((element) => ({
        id: element.member.id,
        left: all ? unsent(element, sent.imageIds) : [...element.missing],
      }));
      if (isSame(sent, { doc, direct, elements: left })) return { doc: literalParts(doc), direct, elements: left };
    }
  }
  return null;
}

/** The images of an element that were not sent, with those that were deleted. */
function unsent({ member, missing, numbers }: SentElement, imageIds: readonly string[]): string[] {
  const sent = numbers.map((number) => imageIds[number - 1]);
  return [...missing, ...member.images.map(({ imageId }) => imageId).filter((id) => !sent.includes(id))];
}

/**
 * A template whose `images` are not those of elements: a name of then, which may have changed, means the element that
 * had it. `imageIds` are those of the video that was made of it.
 */
export function readTemplate(
  { text, imageIds, elements }: Sent,
  { images, names }: { images: readonly string[]; names: ElementNames },
): ReadPrompt | null {
  const marks = elementMentionsIn(text, names);
  const ids = new Set(marks.map(({ id }) => id));
  if (ids.size === 0) return null;
  const left = elements.map((element) => {
    const asleep = element.member.images.filter(({ wakeWords }) => wakeWords.length > 0).map(({ imageId }) => imageId);
    return { id: element.member.id, left: unsent(element, imageIds).filter((id) => !asleep.includes(id)) };
  });
  return {
    doc: documentOf(cutAt(text, marks), images),
    direct: images.length,
    elements: left.filter(({ id }) => ids.has(id)),
  };
}

function isSame({ text, imageIds, elements }: Sent, { doc, direct, elements: read }: ReadPrompt): boolean {
  const chars = doc.map((part) => (typeof part === "string" ? part : "\ufffc")).join("");
  // A number that no image has would be refused.
  if (doc.some((part) => typeof part === "string" && mentionsIn(part).length > 0)) return false;
  const [first] = shotsIn(chars);
  const { parts, images } = expandElements({
    doc,
    direct: imageIds.slice(0, direct).map((id) => ({ key: id, imageId: id })),
    member: (id) => elements.find(({ member }) => member.id === id)?.member,
    left: (id) => read.find((element) => element.id === id)?.left ?? [],
    firstShot: first ? [first.head[0], first.body[1]] : null,
  });
  const sent = [...imageIds.slice(0, direct), ...images.map(({ imageId }) => imageId)];
  return spell(parts) === text && sent.length === imageIds.length && sent.every((id, at) => id === imageIds[at]);
}

/** The text with what it says about elements read as mentions of them, and how many of the images are not theirs. */
function read(
  { text, imageIds, elements }: Sent,
  { bare, lines }: (typeof WAYS)[number],
): Omit<ReadPrompt, "elements"> {
  const written = lines ? withoutLines(text, elements) : text;
  // Of two names that begin alike, the longer one is meant.
  const members = elements.map(({ member }) => member).toSorted((a, b) => b.name.length - a.name.length);
  const pattern = new RegExp(members.map((member) => `(${mentionOf(member, bare)})`).join("|"), "g");
  const marks = [...written.matchAll(pattern)].flatMap(({ 0: all, index: from, ...groups }) => {
    const member = members.find((_, at) => groups[at + 1] !== undefined);
    const to = from + all.length;
    if (!member || runsTogether(written.slice(0, from), all) || runsTogether(all, written.slice(to))) return [];
    return [{ from, to, id: member.id }];
  });
  const cut = cutAt(written, marks);
  const words = cut.flatMap(({ mark, text: piece }) => (mark ? [] : mentionsIn(piece).map(({ number }) => number)));
  const theirs = new Set(elements.flatMap(({ numbers }) => numbers));
  const own = imageIds.map((_, at) => at + 1).filter((number) => !theirs.has(number));
  const direct = Math.max(0, ...own, ...words.filter((number) => number <= imageIds.length));
  return { doc: documentOf(cut, imageIds), direct };
}

const documentOf = (cut: { text: string; mark: { id: string } | null }[], images: readonly string[]): Part[] =>
  cut.flatMap(({ mark, text }): Part[] => {
    if (mark) return [{ key: elementKey(mark.id) }];
    return cutAt(text, mentionsIn(text)).map((piece) => {
      const key = piece.mark ? images[piece.mark.number - 1] : undefined;
      return key === undefined ? piece.text : { key };
    });
  });

/** The text without the lines that describe elements before the shots. */
const withoutLines = (text: string, elements: readonly SentElement[]): string =>
  elements.reduce(
    (left, { member }) =>
      left.replace(
        new RegExp(`(^|\\n)${escaped(member.name)}(?: ?\\(${NUMBERED}\\))?${described(member)}[.。]?\\n`),
        "$1",
      ),
    text,
  );

function mentionOf(member: CastMember, bare: boolean): string {
  const group = `${NUMBERED}${described(member)}|${saidOf(member).join("|") || NUMBERED}`;
  return `${escaped(member.name)}(?: ?\\((?:${group})\\)|@image\\d+)${bare ? "?" : ""}`;
}

/** What may follow an element's images. */
function described(member: CastMember): string {
  const said = saidOf(member);
  return said.length > 0 ? `(?:(?:: |：)(?:${said.join("|")}))?` : "";
}

const saidOf = (member: CastMember): string[] =>
  [EN, ZH].flatMap((words) => definition(member, words) ?? []).map(escaped);

const escaped = (words: string): string => words.replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);

const LABEL = [EN, ZH].flatMap(({ shows }) => Object.values(shows).filter((label) => label !== ""));
const ONE = `@image\\d+(?:${LABEL.join("|")})?`;
/** `@image3 face, @image4`. */
const NUMBERED = `${ONE}(?:(?:, |、)${ONE})*`;
