import { type Cast, withDraft } from "@/components/composer/cast/cast";
import { type ComposerSnapshot, fromDraft } from "@/components/composer/drafts/content";
import * as on from "@/components/composer/prompt/prompt-document";
import { advance, forgetImage, type History, type Kind, redo, undo } from "@/components/composer/prompt/undo-history";
import type { BatchMode } from "@/components/composer/submit/batch-mode";
import type { SeedWithElements } from "@/lib/elements/restored";
import { MAX_IMAGES } from "@/lib/generations/settings";
import type { DraftView, OpenDraft } from "@/lib/prompts/drafts/content";
import { fromSeed } from "./initial-state";
import {
  type Asset,
  type ComposerState,
  type LeftOutFile,
  newSeed,
  type SettingsState,
  type WrittenDraft,
} from "./state";

/** Every composer change is a pure function, so its rules can be tested without a browser. */
export type Change = (state: ComposerState) => ComposerState;

/** Clears a field's error when the field changes: the error was about the previous value. */
const currentErrors = (before: History, after: History, errors: ComposerState["errors"]): ComposerState["errors"] => {
  if (before.present.images !== after.present.images) return {};
  return before.present.doc === after.present.doc ? errors : { ...errors, prompt: undefined, form: undefined };
};

const step =
  (move: (history: History) => History): Change =>
  (state) => {
    const history = move(state.history);
    return history === state.history
      ? state
      : {
          ...state,
          history,
          errors: currentErrors(state.history, history, state.errors),
          truncated: history.present.doc === state.history.present.doc ? state.truncated : null,
        };
  };

/** One undo step, or a continuation of the last one. */
export const editDocument = (change: (prompt: on.PromptDocument) => on.PromptDocument, kind: Kind = "once"): Change =>
  step((history) => advance(history, change(history.present), kind, Date.now()));

/** One undo step starting from `base`, no matter what was shown since: a drag renders many times but undoes once. */
export const editDocumentFrom = (base: History, change: (prompt: on.PromptDocument) => on.PromptDocument): Change =>
  step(() => advance(base, change(base.present), "once", Date.now()));

const writtenDraft = ({ history, settings, draft }: ComposerState): WrittenDraft => ({
  prompt: history.present,
  settings,
  open: draft.open,
});

const withSettings = (state: ComposerState, { settings, open }: WrittenDraft): ComposerState => ({
  ...state,
  settings,
  draft: { ...state.draft, open },
});

/** Undo also restores the settings that loaded content replaced, because they came with it. So does redo. */
export const undoStep: Change = (state) => {
  const back = step(undo)(state);
  return back.replaced && back !== state && back.history.present === back.replaced.prompt
    ? { ...withSettings(back, back.replaced), replaced: null, replacement: writtenDraft(state) }
    : back;
};
export const redoStep: Change = (state) => {
  const again = step(redo)(state);
  return again.replacement && again !== state && again.history.present === again.replacement.prompt
    ? { ...withSettings(again, again.replacement), replaced: writtenDraft(state), replacement: null }
    : again;
};

export const choose =
  (part: Partial<SettingsState>): Change =>
  (state) => ({ ...state, settings: { ...state.settings, ...part }, errors: without(state.errors, part) });

/** Clears errors about these settings and about the whole form: fewer seconds may fit the budget again. */
const without = (errors: ComposerState["errors"], part: Partial<SettingsState>): ComposerState["errors"] => ({
  ...errors,
  ...Object.fromEntries(Object.keys(part).map((field) => [field, undefined])),
  form: undefined,
});

export const setBatchMode =
  (batchMode: BatchMode): Change =>
  (state) => ({ ...state, batchMode, errors: without(state.errors, {}) });

/** Makes other choices when one of several is to be made. */
export const pickAgain: Change = (state) => ({ ...state, seed: newSeed() });

/** How many more images fit. */
export const freePlaces = (state: ComposerState): number => MAX_IMAGES - state.history.present.images.length;

/** `slot`: the number in the prompt, counted from 1, that the image was added for. */
export const addImage =
  (image: on.Image, asset: Asset, slot?: number): Change =>
  (state) =>
    freePlaces(state) <= 0
      ? state
      : editDocument((now) => on.appendImage(now, image, slot))({
          ...state,
          assets: { ...state.assets, [image.key]: asset },
        });

/** Keeps the whole image of a cropped part until `asset` replaces it. */
export const setAsset =
  (key: string, asset: Asset): Change =>
  (state) => {
    const before = state.assets[key];
    if (!before) return state;
    const assets = { ...state.assets, [key]: { whole: before.whole, ...asset } };
    // An image that hadn't reached the server may be there now.
    return { ...state, assets, errors: { ...state.errors, images: undefined } };
  };

/** Removing an image frees a place, so "too many" and "duplicate" refusals no longer apply. */
export const removeImage =
  (key: string): Change =>
  (state) => {
    const removed = editDocument((now) => on.deleteImage(now, key))(state);
    const refusals = state.refusals.filter(({ reason }) => !PLACES.has(reason.code));
    return removed === state || refusals.length === state.refusals.length ? removed : { ...removed, refusals };
  };
const PLACES = new Set(["tenth", "duplicate"]);

export const moveImage = (key: string, to: number): Change =>
  editDocument((now) => on.reorderImage(now, key, to), "carry");

/** Removes an image and all traces of it in the undo history, because its file was refused. */
export const removeImageForGood =
  (key: string): Change =>
  (state) => {
    const { [key]: _refused, ...assets } = state.assets;
    return {
      ...state,
      assets,
      history: forgetImage(state.history, key),
      errors: { ...state.errors, images: undefined },
    };
  };

export const leaveFileOut =
  (refusal: LeftOutFile): Change =>
  (state) => ({ ...state, refusals: [...state.refusals, refusal].slice(-12) });

/** A file of this name is being retried, so refusals from the last try no longer apply. */
export const clearRefusalsOf =
  (name: string): Change =>
  (state) => ({ ...state, refusals: state.refusals.filter((refusal) => refusal.name !== name) });

export const clearLeftOut: Change = (state) => ({ ...state, refusals: [] });

/**
 * The elements became known, or changed: names that are written become mentions in every step of the history, before a
 * name can mean another element.
 */
export const setCast =
  (cast: Cast): Change =>
  (state) => {
    if (cast.elements === state.cast.elements) return { ...state, cast };
    const bound = (prompt: on.PromptDocument, typing = false): on.PromptDocument => {
      const next = on.settleNames(on.settleNames(prompt, state.cast.elements, typing), cast.elements, typing);
      return next.doc === prompt.doc ? prompt : next;
    };
    const { past, present, future } = state.history;
    const now = bound(present, true);
    const history = {
      past: past.map((prompt) => bound(prompt)),
      present: now,
      future: future.map((prompt) => bound(prompt)),
      last: now === present ? state.history.last : null,
    };
    return { ...state, cast, history };
  };

export const setTruncated =
  (truncated: ComposerState["truncated"]): Change =>
  (state) => ({ ...state, truncated });

export const announce =
  (announcement: string): Change =>
  (state) => ({ ...state, announcement });

const show =
  ({ prompt: shown, settings, assets, elements = [], called = {} }: ComposerSnapshot): Change =>
  (state) => {
    const next = editDocument(() => shown)(state);
    const cast = withDraft(state.cast, elements, called);
    return { ...next, settings, assets: { ...state.assets, ...assets }, cast };
  };

/** Shows a draft from the server as one step, so that undo can restore what it replaces. */
export const applyDraft =
  (draft: DraftView): Change =>
  (state) => {
    const { open, by, seq } = draft.content;
    return {
      ...show(fromDraft(draft))(state),
      draft: { base: draft.version, open, by, seq, other: null, fresh: false },
    };
  };

/** Another page wrote the draft: the user chooses which version to keep. */
export const showConflict =
  (other: DraftView): Change =>
  (state) => ({ ...state, draft: { ...state.draft, other } });

/** The server answers again, so the offline error no longer applies. */
export const backOnline: Change = (state) =>
  state.errors.form === "offline" ? { ...state, errors: { ...state.errors, form: undefined } } : state;

/** The server now has version `base`; the next write replaces it. */
export const rebase =
  (base: number): Change =>
  (state) => ({ ...backOnline(state), draft: { ...state.draft, base, other: null } });

const isBare = ({ doc, images }: on.PromptDocument): boolean => doc.length === 0 && images.length === 0;

/** Replaces the content in one undo step and keeps the old content in `replaced`. */
export const replaceContent =
  (snapshot: ComposerSnapshot, open: OpenDraft | null): Change =>
  (state) => {
    const replaced = isBare(state.history.present) ? null : writtenDraft(state);
    return { ...show(snapshot)(state), replaced, filling: false, draft: { ...state.draft, open, fresh: true } };
  };

/** Loads the prompt of an earlier generation as a new unnamed draft, so that an open named draft stays unchanged. */
export const loadSeed = (seed: SeedWithElements): Change => replaceContent(fromSeed(seed), null);

export const restoreReplaced: Change = (state) =>
  state.replaced
    ? {
        ...show({ ...state.replaced, assets: {} })(state),
        draft: { ...state.draft, open: state.replaced.open },
        replaced: null,
      }
    : state;

export const dismissReplaced: Change = (state) => ({ ...state, replaced: null });
