import { elementById } from "@/components/composer/cast/cast";
import { missingImages } from "@/components/composer/cast/lost-elements";
import type { DocElement } from "@/components/composer/prompt/prompt-document";
import { charsOf, mentionPositions } from "@/components/composer/prompt/prompt-text";
import { fewerViews, fitImages, type Kept } from "@/lib/elements/budget";
import { elementKey } from "@/lib/elements/element-key";
import type { ElementView } from "@/lib/elements/view";
import { mentionsIn } from "@/lib/generations/mentions";
import { MAX_IMAGES } from "@/lib/generations/settings";
import type { Fix, Rule, RuleInput } from "./rule";

/** More people in one video are miscounted. */
const MOST_PEOPLE = 4;

const usedElements = ({ cast, sent }: RuleInput): ElementView[] =>
  sent.elements.flatMap(({ elementId }) => elementById(cast, elementId) ?? []);

const placeOf = ({ prompt }: RuleInput, id: string): [number, number] | null => {
  const [at] = mentionPositions(prompt.doc, elementKey(id));
  return at === undefined ? null : [at, at + 1];
};

const leftOf = ({ prompt }: RuleInput, id: string): readonly string[] =>
  prompt.elements.find((element) => element.id === id)?.left ?? [];

/** The click that leaves these images out, in addition to those that already are. */
const leave = (input: RuleInput, choices: readonly { id: string; leave: readonly string[] }[]): Fix => ({
  do: "leave",
  choices: choices.map(({ id, leave }): DocElement => ({ id, left: [...leftOf(input, id), ...leave] })),
});

const fixOf = (input: RuleInput, kept: readonly Kept[]): Fix =>
  leave(
    input,
    kept.map(({ elementId: id, leave }) => ({ id, leave })),
  );

const keepsOf = ({ cast }: RuleInput, kept: readonly Kept[]) =>
  kept.map(({ elementId, keep }) => ({
    name: elementById(cast, elementId)?.name ?? "",
    shows: keep.map(({ shows }) => shows),
  }));

/** What the checks find about elements. */
export const CAST_RULES: readonly Rule[] = [
  {
    id: "images_over",
    blocks: true,
    source: "the provider takes at most nine images",
    find: (input) => {
      const { prompt, sent, cast } = input;
      const direct = prompt.images.length;
      const count = direct + sent.images.length;
      if (count <= MAX_IMAGES) return [];
      const kindOf = (id: string) => elementById(cast, id)?.kind;
      const kept = fitImages(sent.images, kindOf, { direct, max: MAX_IMAGES });
      const values = { count, max: MAX_IMAGES, fits: kept ? "yes" : "no" };
      return [
        { id: "", values, place: null, keeps: keepsOf(input, kept ?? []), fixes: kept ? [fixOf(input, kept)] : [] },
      ];
    },
  },
  {
    id: "element_gap",
    blocks: true,
    source: "ours: what is sent without an image that was deleted is another request than its user wrote",
    find: (input) =>
      usedElements(input).flatMap(({ id, name }) => {
        const gone = missingImages(input, { id, left: leftOf(input, id) });
        if (gone.length === 0) return [];
        const fixes = [leave(input, [{ id, leave: gone }])];
        return [{ id, values: { name, count: gone.length }, place: placeOf(input, id), fixes }];
      }),
  },
  {
    id: "element_asleep",
    blocks: false,
    source: "ours: a name without its image is only a name to the model",
    find: (input) =>
      input.sent.elements.flatMap(({ elementId: id, name, numbers }) => {
        const images = elementById(input.cast, id)?.images ?? [];
        const words = images
          .filter(({ image }) => !leftOf(input, id).includes(image.id))
          .flatMap((one) => one.wakeWords);
        if (numbers.length > 0 || words.length === 0) return [];
        return [{ id, values: { name, words: words.join(", ") }, place: placeOf(input, id), fixes: [] }];
      }),
  },
  {
    id: "name_unknown",
    blocks: false,
    source: "ours: a name that mentions nothing is sent as it is written",
    find: ({ prompt, cast }) => {
      if (cast.at !== "ready") return [];
      const chars = charsOf(prompt.doc);
      const numbered = new Set(mentionsIn(chars).map(({ from }) => from));
      const [first] = [...chars.matchAll(/(?<![\p{L}\p{N}_.%+-])[@＠][\p{L}\p{M}\p{Nd}_-]+/gu)].filter(
        ({ index }) => !numbered.has(index),
      );
      if (!first) return [];
      const place: [number, number] = [first.index, first.index + first[0].length];
      const name = first[0].slice(1);
      return [{ id: "", values: { name }, place, fixes: [{ do: "put", from: place[0], to: place[1], text: name }] }];
    },
  },
  {
    id: "character_views",
    blocks: false,
    source:
      "the developer's prompt guide: one face and one full body; more views of a character are read as several people",
    find: (input) => {
      const kindOf = (id: string) => elementById(input.cast, id)?.kind;
      const kept = fewerViews(input.sent.images, kindOf);
      if (kept.length === 0 || input.prompt.images.length + input.sent.images.length > MAX_IMAGES) return [];
      return [{ id: "", values: {}, place: null, keeps: keepsOf(input, kept), fixes: [fixOf(input, kept)] }];
    },
  },
  {
    id: "many_people",
    blocks: false,
    source: "the developer's prompt guide: with more than four people, their number goes wrong",
    find: (input) => {
      const count = usedElements(input).filter(({ kind }) => kind === "character").length;
      return count > MOST_PEOPLE ? [{ id: "", values: { count, best: MOST_PEOPLE }, place: null, fixes: [] }] : [];
    },
  },
];
