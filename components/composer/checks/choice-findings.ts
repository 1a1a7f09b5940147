import { choicesOf } from "@/components/composer/choices/combinations";
import type { PromptDocument } from "@/components/composer/prompt/prompt-document";
import { MAX_COMBINATIONS } from "@/lib/generations/choices";

/** What a rule found: as the findings of check.ts, without a fix. */
export type Hint = {
  id: string;
  values: Record<string, string | number>;
  place: [number, number] | null;
  fixes: readonly never[];
};

export const tooManyCombinations = ({ doc }: PromptDocument): Hint[] =>
  choicesOf(doc).count > MAX_COMBINATIONS
    ? [{ id: "", values: { max: MAX_COMBINATIONS }, place: null, fixes: [] }]
    : [];

export function looseBraces({ doc }: PromptDocument): Hint[] {
  const { loose } = choicesOf(doc);
  const [first] = loose;
  return first === undefined ? [] : [{ id: "", values: { count: loose.length }, place: [first, first + 1], fixes: [] }];
}
