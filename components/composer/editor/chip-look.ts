import { elementById } from "@/components/composer/cast/cast";
import { type ComposerState, documentOf } from "@/components/composer/state";
import { elementIdOf } from "@/lib/elements/element-key";
import type { ChipLook } from "./chip";

export type ChipWords = {
  /** "Image 2: hero" and "Removed image: hero". */
  spoken(values: { number: number; name: string }): string;
  spokenRemoved(values: { name: string }): string;
  /** "Mira, element" and "Element that no longer exists: Mira". */
  spokenElement(values: { name: string }): string;
  spokenGone(values: { name: string }): string;
};

/** How the mention of an image or an element looks now. */
export function lookOf(state: ComposerState, key: string, words: ChipWords): ChipLook {
  const id = elementIdOf(key);
  if (id !== null) return lookOfElement(state, id, words);
  const { images, gone } = documentOf(state);
  const asset = state.assets[key];
  const thumb = asset?.preview ?? (asset?.at === "uploaded" ? asset.view.thumbUrl : null);
  const place = images.findIndex((image) => image.key === key);
  const image = images[place];
  if (image) {
    const number = place + 1;
    const name = image.alias ?? `image${number}`;
    return { lost: false, label: name, spoken: words.spoken({ number, name: image.alias ?? image.name }), thumb };
  }
  const lost = gone.find((one) => one.key === key);
  const name = lost?.alias ?? lost?.name ?? "?";
  return { lost: true, label: name, spoken: words.spokenRemoved({ name }), thumb: null };
}

function lookOfElement({ cast }: ComposerState, id: string, words: ChipWords): ChipLook {
  const element = elementById(cast, id);
  const name = element?.name ?? cast.called[id] ?? "?";
  if (!element) return { lost: true, label: name, spoken: words.spokenGone({ name }), thumb: null };
  const thumb = element.images[0]?.image.thumbUrl ?? null;
  return { lost: false, label: name, spoken: words.spokenElement({ name }), thumb };
}
