import type { PromptDocument, RemovedImage } from "@/components/composer/prompt/prompt-document";
import { tidy } from "@/components/composer/prompt/prompt-text";
import { type Asset, type ComposerState, documentOf, type SettingsState } from "@/components/composer/state";
import type { ElementView } from "@/lib/elements/view";
import type { DraftContent, DraftImage, DraftView } from "@/lib/prompts/drafts/content";
import { keepable } from "@/lib/text/keepable";

/** `elements`, with the names that the draft last knew, are what a stored draft brings besides. */
export type ComposerSnapshot = {
  prompt: PromptDocument;
  settings: SettingsState;
  assets: Record<string, Asset>;
  elements?: readonly ElementView[];
  called?: Record<string, string>;
};

/** The part of the composer's state that a draft stores. */
export function toContent(state: ComposerState, by: string, seq: number): DraftContent {
  const { doc, images, gone, elements, from } = documentOf(state);
  const kept = (image: RemovedImage): DraftImage => {
    const asset = state.assets[image.key];
    // Until a cropped part is uploaded, the draft stores its whole image.
    const whole = asset?.whole?.id ?? null;
    const kept = asset?.at === "uploaded";
    return { ...image, imageId: kept ? asset.view.id : whole, wholeId: kept ? whole : null };
  };
  return {
    open: state.draft.open,
    doc: doc.map((part) => (typeof part === "string" ? keepable(part) : part)),
    images: images.map(kept),
    gone: gone.map(kept),
    elements: elements.map(({ id, left }) => ({ id, name: state.cast.called[id] ?? "", left: [...left] })),
    settings: state.settings,
    by,
    seq,
    from,
  };
}

/** Whether two drafts have the same content, no matter who wrote them. */
export const sameContent = (a: DraftContent, b: DraftContent): boolean =>
  JSON.stringify(bare(a)) === JSON.stringify(bare(b));

/** Without who wrote it, and without names: renaming an element changes no draft. */
const bare = (content: DraftContent) => ({
  ...content,
  by: "",
  seq: 0,
  elements: content.elements.map(({ id, left }) => ({ id, left })),
});

/** A stored draft as the composer shows it. An image whose file never arrived is marked as stopped with `left`. */
export function fromDraft({ content, views, elements }: DraftView): ComposerSnapshot {
  const assets: Record<string, Asset> = {};
  const image = ({ key, name, alias, imageId, wholeId, place }: DraftImage): RemovedImage => {
    const view = views.find((one) => one.id === imageId);
    assets[key] = view
      ? { at: "uploaded", view, preview: null, whole: views.find((one) => one.id === wholeId) }
      : { at: "stopped", preview: null, reason: imageId === null ? "left" : "missing" };
    return place === undefined ? { key, name, alias } : { key, name, alias, place };
  };
  const images = content.images.map(image);
  const gone = content.gone.map(image);
  return {
    prompt: {
      doc: tidy(content.doc),
      images,
      gone,
      elements: content.elements.map(({ id, left }) => ({ id, left })),
      caret: 0,
      from: content.from,
    },
    settings: content.settings,
    assets,
    elements,
    called: Object.fromEntries(content.elements.map(({ id, name }) => [id, name])),
  };
}
