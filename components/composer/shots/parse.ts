import { charsOf, type PromptText } from "@/components/composer/prompt/prompt-text";
import { type Shot, shotsIn } from "@/lib/generations/shots";

/** The shots of the composer's document, by its positions. */
export const shotsOf = (doc: PromptText): Shot[] => shotsIn(charsOf(doc));
