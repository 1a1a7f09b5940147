import { type ComposerState, documentOf } from "@/components/composer/state";
import type { ChipLook } from "./chip";

export type ChipWords = {
  /** "Picture 2: hero" and "Picture that was removed: hero". */
  spoken(values: { number: number; name: string }): string;
  spokenLost(values: { name: string }): string;
};

/** How the mention of a picture looks now. */
export function lookOf(state: ComposerState, key: string, words: ChipWords): ChipLook {
  const { pictures, gone } = documentOf(state);
  const asset = state.assets[key];
  const thumb = asset?.preview ?? (asset?.at === "kept" ? asset.view.thumbUrl : null);
  const place = pictures.findIndex((picture) => picture.key === key);
  const picture = pictures[place];
  if (picture) {
    const number = place + 1;
    const name = picture.alias ?? `image${number}`;
    return { number, label: name, spoken: words.spoken({ number, name: picture.alias ?? picture.name }), thumb };
  }
  const lost = gone.find((one) => one.key === key);
  const name = lost?.alias ?? lost?.name ?? "?";
  return { number: null, label: name, spoken: words.spokenLost({ name }), thumb: null };
}
