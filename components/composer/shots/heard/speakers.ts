import { type Cast, elementById } from "@/components/composer/cast/cast";
import type { PromptDocument } from "@/components/composer/prompt/prompt-document";
import { type Mention, mentions, type PromptText } from "@/components/composer/prompt/prompt-text";
import { elementIdOf } from "@/lib/elements/element-key";

/** Who can be chosen to speak: what mentions them, and their name without the @. */
export type Speaker = { key: string; name: string };

/** The images of a prompt, and the elements that it mentions. */
export function speakersOf({ doc, images }: Pick<PromptDocument, "doc" | "images">, cast: Cast): Speaker[] {
  const mentioned = new Set(mentions(doc).map(({ key }) => key));
  return [
    ...images.map(({ key, alias }, at) => ({ key, name: alias ?? `image${at + 1}` })),
    ...[...mentioned].flatMap((key) => {
      const id = elementIdOf(key);
      return id === null ? [] : [{ key, name: elementById(cast, id)?.name ?? cast.called[id] ?? "?" }];
    }),
  ];
}

/** The first one whom a shot shows and who can speak: no place or style. */
export function speakerIn(body: PromptText, { images }: Pick<PromptDocument, "images">, cast: Cast): Mention | null {
  const speaks = ({ key }: Mention) => {
    const id = elementIdOf(key);
    if (id === null) return images.some((image) => image.key === key);
    const kind = elementById(cast, id)?.kind;
    return kind === "character" || kind === "object";
  };
  return mentions(body).find(speaks) ?? null;
}
