import { cutAt, runsTogether } from "@/lib/generations/mentions";
import { elementMentionsIn } from "./mentions";

type Rename = {
  id: string;
  /** The new name. */
  name: string;
  /** All of the owner's elements by their names of before: a longer name that begins alike is not this one's. */
  named: readonly { id: string; name: string }[];
};

/** A text in which an element's mentions have its new name. */
export function renameMentions(text: string, { id, name, named }: Rename): string {
  const marks = elementMentionsIn(text, named).filter((mention) => mention.id === id);
  return cutAt(text, marks)
    .map(({ mark, text: piece }) => {
      if (!mark) return piece;
      return `${piece.slice(0, 1)}${name}${runsTogether(name, text.slice(mark.to, mark.to + 40)) ? " " : ""}`;
    })
    .join("");
}
