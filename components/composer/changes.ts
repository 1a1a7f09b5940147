import type { DraftView, OpenDraft } from "@/lib/drafts/content";
import type { ForCompose } from "@/lib/generations/for-compose";
import { MAX_PICTURES } from "@/lib/generations/settings";
import { type Desktop, fromDraft } from "./draft/content";
import { fromSeed } from "./initial-state";
import { advance, forget, type History, redo, undo } from "./mentions/history";
import * as on from "./mentions/work";
import type { Spread } from "./plan";
import type { Asset, ComposerState, Refusal, Settings } from "./state";

/** Every change of the composer as a pure function, so that a rule about it can be tested without a browser. */
export type Change = (state: ComposerState) => ComposerState;

/** A sentence beside a field goes away when the field changes: it was about what stood there before. */
const fresh = (before: History, after: History, errors: ComposerState["errors"]): ComposerState["errors"] => {
  const prompt = before.present.doc === after.present.doc ? errors.prompt : undefined;
  const pictures = before.present.pictures === after.present.pictures ? errors.pictures : undefined;
  return { ...errors, prompt, pictures, form: undefined };
};

const step =
  (move: (history: History) => History): Change =>
  (state) => {
    const history = move(state.history);
    return history === state.history
      ? state
      : { ...state, history, errors: fresh(state.history, history, state.errors) };
  };

/** One step of the work, which undo takes back. `carry` and `type` join with the same of the last second. */
export const work = (change: (work: on.Work) => on.Work, kind: "type" | "carry" | "once" = "once"): Change =>
  step((history) => advance(history, change(history.present), kind, Date.now()));

/** One step from `base`, whatever was shown since: a drag is drawn many times and taken back once. */
export const workFrom = (base: History, change: (work: on.Work) => on.Work): Change =>
  step(() => advance(base, change(base.present), "once", Date.now()));

/** Undo of what other words were laid over brings back the settings as well: they came with those words. */
export const undoStep: Change = (state) => {
  const back = step(undo)(state);
  return back.aside && back.history.present === back.aside.work
    ? { ...back, settings: back.aside.settings, draft: { ...back.draft, open: back.aside.open }, aside: null }
    : back;
};
export const redoStep: Change = step(redo);

export const choose =
  (part: Partial<Settings>): Change =>
  (state) => ({ ...state, settings: { ...state.settings, ...part }, errors: { ...state.errors, form: undefined } });

export const spreadOver =
  (spread: Spread): Change =>
  (state) => ({ ...state, spread });

/** How many more pictures fit. */
export const room = (state: ComposerState): number => MAX_PICTURES - state.history.present.pictures.length;

export const addPicture =
  (picture: on.Picture, asset: Asset): Change =>
  (state) =>
    room(state) <= 0
      ? state
      : work((now) => on.addPicture(now, picture))({ ...state, assets: { ...state.assets, [picture.key]: asset } });

/** The whole of which it is a part stays known until `asset` says otherwise. */
export const setAsset =
  (key: string, asset: Asset): Change =>
  (state) => {
    const before = state.assets[key];
    return before ? { ...state, assets: { ...state.assets, [key]: { whole: before.whole, ...asset } } } : state;
  };

export const removePicture = (key: string): Change => work((now) => on.removePicture(now, key));

export const movePicture = (key: string, to: number): Change => work((now) => on.movePicture(now, key, to), "carry");

/** Out of the sheet, out of every step back, as if it had never been added: its file was refused. */
export const forgetPicture =
  (key: string): Change =>
  (state) => {
    const { [key]: _refused, ...assets } = state.assets;
    return { ...state, assets, history: forget(state.history, key) };
  };

export const refuse =
  (refusal: Refusal): Change =>
  (state) => ({ ...state, refusals: [...state.refusals, refusal].slice(-12) });

export const forgive =
  (id: string): Change =>
  (state) => ({ ...state, refusals: state.refusals.filter((refusal) => refusal.id !== id) });

export const fail =
  (errors: ComposerState["errors"]): Change =>
  (state) => ({ ...state, errors });

export const say =
  (said: string): Change =>
  (state) => ({ ...state, said });

const lay =
  ({ work: shown, settings, assets }: Desktop): Change =>
  (state) => {
    const laid = work(() => shown)(state);
    return { ...laid, settings, assets: { ...state.assets, ...assets } };
  };

/** Shows a draft of the server as one step, so that undo still has what stood here. */
export const adopt =
  (draft: DraftView): Change =>
  (state) => {
    const { open, by, seq } = draft.content;
    return {
      ...lay(fromDraft(draft))(state),
      draft: { base: draft.version, open, by, seq, other: null, fresh: false },
    };
  };

/** Somebody else wrote the draft meanwhile: the person chooses. */
export const meet =
  (other: DraftView): Change =>
  (state) => ({ ...state, draft: { ...state.draft, other } });

/** The server has version `base` now, and what stands here goes over it. */
export const rebase =
  (base: number): Change =>
  (state) => ({ ...state, draft: { ...state.draft, base, other: null } });

const isBare = ({ doc, pictures }: on.Work): boolean => doc.length === 0 && pictures.length === 0;

/** Lays other words over these in one step, which undo takes back. What stood here is set aside, not lost. */
export const layAside =
  (desktop: Desktop, open: OpenDraft | null): Change =>
  (state) => {
    const { present } = state.history;
    const aside = isBare(present) ? null : { work: present, settings: state.settings, open: state.draft.open };
    return { ...lay(desktop)(state), aside, filling: null, draft: { ...state.draft, open, fresh: true } };
  };

/** Loads what was sent once. It is a film of its own: a named draft that is open stays as it was. */
export const beginAgain = (seed: ForCompose): Change => layAside(fromSeed(seed), null);

export const bringBack: Change = (state) =>
  state.aside
    ? {
        ...lay({ ...state.aside, assets: {} })(state),
        draft: { ...state.draft, open: state.aside.open },
        aside: null,
      }
    : state;

export const letGo: Change = (state) => ({ ...state, aside: null });
