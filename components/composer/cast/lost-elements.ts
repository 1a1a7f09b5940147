import { type DocElement, isMentioned } from "@/components/composer/prompt/prompt-document";
import { type ComposerState, documentOf } from "@/components/composer/state";
import { elementById } from "./cast";

/** The ids of mentioned elements that no longer exist, or are not the user's. */
export const lostElements = (state: ComposerState): string[] =>
  documentOf(state).elements.flatMap(({ id }) =>
    elementById(state.cast, id) || !isMentioned(documentOf(state), id) ? [] : [id],
  );

/** Images of a mentioned element that were deleted, unless this prompt does without them. */
export function missingImages({ cast }: Pick<ComposerState, "cast">, { id, left }: DocElement): string[] {
  const missing = elementById(cast, id)?.missing ?? [];
  return missing.map(({ imageId }) => imageId).filter((imageId) => !left.includes(imageId));
}
