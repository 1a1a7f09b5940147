import { choicesOf } from "@/components/composer/choices/count";
import type { PromptDocument } from "@/components/composer/prompt/prompt-document";
import { MAX_COMBINATIONS } from "@/lib/generations/choices";
import type { Finding } from "./rule";

type Found = Omit<Finding, "rule">[];

export const tooManyCombinations = ({ doc }: PromptDocument): Found =>
  choicesOf(doc).count > MAX_COMBINATIONS
    ? [{ id: "", values: { max: MAX_COMBINATIONS }, place: null, fixes: [] }]
    : [];

export function looseBraces({ doc }: PromptDocument): Found {
  const { loose } = choicesOf(doc);
  const [first] = loose;
  return first === undefined ? [] : [{ id: "", values: { count: loose.length }, place: [first, first + 1], fixes: [] }];
}
