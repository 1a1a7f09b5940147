import { MAX_PICTURES } from "@/lib/generations/settings";
import { advance, forget, type History, redo, undo } from "./mentions/history";
import * as on from "./mentions/work";
import type { Asset, ComposerState, Refusal, Settings } from "./state";

/** Every change of the composer as a pure function, so that a rule about it can be tested without a browser. */
type Change = (state: ComposerState) => ComposerState;

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

export const undoStep: Change = step(undo);
export const redoStep: Change = step(redo);

export const choose =
  (part: Partial<Settings>): Change =>
  (state) => ({ ...state, settings: { ...state.settings, ...part }, errors: { ...state.errors, form: undefined } });

/** How many more pictures fit. */
export const room = (state: ComposerState): number => MAX_PICTURES - state.history.present.pictures.length;

export const addPicture =
  (picture: on.Picture, asset: Asset): Change =>
  (state) =>
    room(state) <= 0
      ? state
      : work((now) => on.addPicture(now, picture))({ ...state, assets: { ...state.assets, [picture.key]: asset } });

export const setAsset =
  (key: string, asset: Asset): Change =>
  (state) =>
    state.assets[key] ? { ...state, assets: { ...state.assets, [key]: asset } } : state;

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
