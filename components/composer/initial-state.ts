import type { DraftView } from "@/lib/drafts/content";
import type { ForCompose } from "@/lib/generations/for-compose";
import { DEFAULTS } from "@/lib/generations/settings";
import { type Desktop, fromDraft } from "./draft/content";
import { docLength } from "./mentions/doc";
import { begin } from "./mentions/history";
import { parse } from "./mentions/serialise";
import { EMPTY, keysOf } from "./mentions/work";
import type { ComposerState } from "./state";

/** What was sent once, as a beginning. */
export function fromSeed(seed: ForCompose): Desktop {
  const pictures = seed.pictures.map(({ id, name }) => ({ key: id, name, alias: null }));
  const doc = parse(seed.prompt, keysOf({ pictures }));
  return {
    work: { doc, pictures, gone: [], caret: docLength(doc), from: seed.from },
    settings: { ratio: seed.ratio, duration: seed.duration, model: seed.model },
    assets: Object.fromEntries(seed.pictures.map((view) => [view.id, { at: "kept", view, preview: null }])),
  };
}

export function initialState(draft: DraftView | null): ComposerState {
  const { work, settings, assets }: Desktop = draft
    ? fromDraft(draft)
    : { work: EMPTY, settings: DEFAULTS, assets: {} };
  return {
    history: begin(work),
    settings,
    spread: "1",
    assets,
    draft: {
      base: draft?.version ?? 0,
      open: draft?.content.open ?? null,
      by: draft?.content.by ?? null,
      seq: draft?.content.seq ?? 0,
      other: null,
      fresh: false,
    },
    aside: null,
    ahead: null,
    filling: null,
    refusals: [],
    errors: {},
    cut: null,
    sending: false,
    said: "",
  };
}
