import { mentionsIn } from "@/lib/generations/mentions";
import { ROLES, type Role } from "@/lib/generations/roles";
import { MAX_IMAGES } from "@/lib/generations/settings";
import { charsOf, type Mention, type PromptText, tidy } from "./prompt-text";
import { roleAt, roleIn } from "./role-in";

type Images = readonly { key: string }[];

/** The numbers that the prompt mentions without having their images, each with the role that it gives them. */
function askedSlots({ doc, images }: { doc: PromptText; images: Images }): Map<number, Role | null> {
  const chars = charsOf(doc);
  const asked = new Map<number, Role | null>();
  for (const { number, to } of mentionsIn(chars)) {
    if (number <= images.length || number > MAX_IMAGES) continue;
    asked.set(number, asked.get(number) ?? roleAt(chars, to)?.role ?? null);
  }
  return asked;
}

/** A place without an image: `asked` when the prompt mentions it; else its role is one that no image has yet. */
export type EmptySlot = { number: number; asked: boolean; role: Role | null };

export function emptySlots(prompt: { doc: PromptText; images: Images }): EmptySlot[] {
  const asked = askedSlots(prompt);
  const taken = new Set([...asked.values(), ...prompt.images.map(({ key }) => roleIn(prompt.doc, key))]);
  const free = ROLES.filter((role) => !taken.has(role));
  return Array.from({ length: MAX_IMAGES - prompt.images.length }, (_, at) => {
    const number = prompt.images.length + at + 1;
    return asked.has(number)
      ? { number, asked: true, role: asked.get(number) ?? null }
      : { number, asked: false, role: free.shift() ?? null };
  });
}

/**
 * The text in which mentions of slot `from` mean slot `to`, and the ones between them the next slot: images are numbered
 * without gaps, and the one that was added for slot 3 must not become the one that slot 1 asks for.
 */
export function shiftAsked(doc: PromptText, from: number, to: number): PromptText {
  if (from <= to) return doc;
  return renumber(doc, (number) => (number === from ? to : number >= to && number < from ? number + 1 : number));
}

/** The text in which an element takes the part of an asked slot: the slots after it move up. */
export const castAsked = (doc: PromptText, slot: number, key: string): PromptText =>
  renumber(doc, (number) => (number === slot ? { key } : number > slot ? number - 1 : number));

const renumber = (doc: PromptText, moved: (number: number) => number | Mention): PromptText =>
  tidy(
    doc.flatMap((part): PromptText => {
      if (typeof part !== "string") return [part];
      const out: (string | Mention)[] = [];
      let end = 0;
      for (const written of mentionsIn(part)) {
        const now = moved(written.number);
        if (now === written.number) continue;
        out.push(part.slice(end, written.from), typeof now === "number" ? `@image${now}` : now);
        end = written.to;
      }
      return [...out, part.slice(end)];
    }),
  );
