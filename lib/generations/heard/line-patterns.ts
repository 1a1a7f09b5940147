import { LANGUAGES, type Style, TONES, VERBS } from "./vocabulary";

const anyOf = (words: readonly string[]): string => words.toSorted((a, b) => b.length - a.length).join("|");
export const all = (list: Record<string, Record<Style, string>>, style: Style): string =>
  anyOf(Object.values(list).map((word) => word[style]));

const QUOTED = String.raw`(?:"(?<plain>[^"\n\ufffc]*)"|“(?<curly>[^”\n\ufffc]*)”|「(?<corner>[^」\n\ufffc]*)」|\{(?<braces>[^{}|\n\ufffc]*)\})`;
/** A speaker begins with the sentence, or after a comma. */
export const NOBODY = String.raw`\n.!?。！？…:：;；,，"“”「」{}<>（）【】|`;

export const EN_LINE = new RegExp(
  String.raw`(?<speaker>[^\s${NOBODY}][^${NOBODY}]*?)\s+(?<verb>${all(VERBS, "en")})(?:[ \t]+(?<tone>[^${NOBODY}\ufffc]+?))??(?:,?[ \t]+in[ \t]+(?<language>${all(LANGUAGES, "en")}))?[ \t]*[:：,，]?[ \t]*${QUOTED}`,
  "gi",
);
export const ZH_LINE = new RegExp(
  String.raw`(?<speaker>[^\s${NOBODY}]+?)(?:用(?<language>${all(LANGUAGES, "zh")}))?(?<tone>${anyOf(TONES.map(({ zh }) => zh))})?(?<verb>${all(VERBS, "zh")})道?[ \t]*[:：,，]?[ \t]*${QUOTED}`,
  "g",
);
/** Spoken words alone, in the braces of the model's guide. */
export const BARE_LINE = /\{(?<braces>[^{}|\n\ufffc]*)\}/g;
