import type { Picture, PromptDocument } from "@/components/composer/prompt/prompt-document";
import { tidy } from "@/components/composer/prompt/prompt-text";
import { type Asset, type ComposerState, documentOf, type SettingsState } from "@/components/composer/state";
import type { DraftContent, DraftPicture, DraftView } from "@/lib/prompts/drafts/content";
import { keepable } from "@/lib/text/keepable";

export type ComposerSnapshot = { work: PromptDocument; settings: SettingsState; assets: Record<string, Asset> };

/** What of the composer is kept. */
export function toContent(state: ComposerState, by: string, seq: number): DraftContent {
  const { doc, pictures, gone, from } = documentOf(state);
  const kept = (picture: Picture): DraftPicture => {
    const asset = state.assets[picture.key];
    // Until a part has arrived, its whole is what there is.
    const whole = asset?.whole?.id ?? null;
    const kept = asset?.at === "kept";
    return { ...picture, referenceId: kept ? asset.view.id : whole, wholeId: kept ? whole : null };
  };
  return {
    open: state.draft.open,
    doc: doc.map((part) => (typeof part === "string" ? keepable(part) : part)),
    pictures: pictures.map(kept),
    gone: gone.map(kept),
    settings: state.settings,
    by,
    seq,
    from,
  };
}

/** Whether two drafts hold the same, whoever wrote them. */
export const sameContent = (a: DraftContent, b: DraftContent): boolean =>
  JSON.stringify({ ...a, by: "", seq: 0 }) === JSON.stringify({ ...b, by: "", seq: 0 });

/** A kept draft as a composer can show it. A picture whose file never arrived waits for it under the reason `left`. */
export function fromDraft({ content, views }: DraftView): ComposerSnapshot {
  const assets: Record<string, Asset> = {};
  const picture = ({ key, name, alias, referenceId, wholeId }: DraftPicture): Picture => {
    const view = views.find((one) => one.id === referenceId);
    assets[key] = view
      ? { at: "kept", view, preview: null, whole: views.find((one) => one.id === wholeId) }
      : { at: "stopped", preview: null, reason: referenceId === null ? "left" : "missing" };
    return { key, name, alias };
  };
  const pictures = content.pictures.map(picture);
  const gone = content.gone.map(picture);
  return {
    work: { doc: tidy(content.doc), pictures, gone, caret: 0, from: content.from },
    settings: content.settings,
    assets,
  };
}
