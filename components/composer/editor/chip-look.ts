import { type ComposerState, documentOf } from "@/components/composer/state";
import type { ChipLook } from "./chip";

export type ChipWords = {
  /** "Image 2: hero" and "Removed image: hero". */
  spoken(values: { number: number; name: string }): string;
  spokenRemoved(values: { name: string }): string;
};

/** How the mention of an image looks now. */
export function lookOf(state: ComposerState, key: string, words: ChipWords): ChipLook {
  const { images, gone } = documentOf(state);
  const asset = state.assets[key];
  const thumb = asset?.preview ?? (asset?.at === "uploaded" ? asset.view.thumbUrl : null);
  const place = images.findIndex((image) => image.key === key);
  const image = images[place];
  if (image) {
    const number = place + 1;
    const name = image.alias ?? `image${number}`;
    return { number, label: name, spoken: words.spoken({ number, name: image.alias ?? image.name }), thumb };
  }
  const lost = gone.find((one) => one.key === key);
  const name = lost?.alias ?? lost?.name ?? "?";
  return { number: null, label: name, spoken: words.spokenRemoved({ name }), thumb: null };
}
