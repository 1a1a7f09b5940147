import { NO_CAST, withDraft } from "@/components/composer/cast/cast";
import { type ComposerSnapshot, fromDraft } from "@/components/composer/drafts/content";
import { EMPTY_DOCUMENT, keysOf } from "@/components/composer/prompt/prompt-document";
import { docLength, tidy } from "@/components/composer/prompt/prompt-text";
import { parse } from "@/components/composer/prompt/serialize";
import { begin } from "@/components/composer/prompt/undo-history";
import type { SeedWithElements } from "@/lib/elements/restored";
import { DEFAULTS } from "@/lib/generations/settings";
import type { DraftView } from "@/lib/prompts/drafts/content";
import { type ComposerState, newSeed } from "./state";

/** An earlier generation's prompt as a starting point. */
export function fromSeed({ restored, ...seed }: SeedWithElements): ComposerSnapshot {
  const images = seed.images.slice(0, restored?.direct).map(({ id, name }) => ({ key: id, name, alias: null }));
  const doc = restored ? tidy(restored.doc) : parse(seed.prompt, keysOf({ images }));
  return {
    prompt: { doc, images, gone: [], elements: restored?.elements ?? [], caret: docLength(doc), from: seed.from },
    settings: { ratio: seed.ratio, duration: seed.duration, model: seed.model },
    assets: Object.fromEntries(seed.images.map((view) => [view.id, { at: "uploaded", view, preview: null }])),
    elements: restored?.views,
  };
}

export function initialState(draft: DraftView | null): ComposerState {
  const { prompt, settings, assets, elements, called }: ComposerSnapshot = draft
    ? fromDraft(draft)
    : { prompt: EMPTY_DOCUMENT, settings: DEFAULTS, assets: {} };
  return {
    history: begin(prompt),
    settings,
    batchMode: "1",
    seed: newSeed(),
    assets,
    cast: withDraft(NO_CAST, elements ?? [], called ?? {}),
    draft: {
      base: draft?.version ?? 0,
      open: draft?.content.open ?? null,
      by: draft?.content.by ?? null,
      seq: draft?.content.seq ?? 0,
      other: null,
      fresh: false,
    },
    replaced: null,
    replacement: null,
    filling: false,
    refusals: [],
    errors: {},
    truncated: null,
    sending: false,
    announcement: "",
  };
}
