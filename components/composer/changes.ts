import { MAX_PICTURES } from "@/lib/generations/settings";
import type { Asset, ComposerState, Picture, Refusal, Sheet } from "./state";

/** Every change of the composer as a pure function, so that a rule about it can be tested without a browser. */
type Change = (state: ComposerState) => ComposerState;

const onSheet =
  (change: (sheet: Sheet) => Sheet): Change =>
  (state) => ({ ...state, sheet: change(state.sheet) });

/** A sentence beside a field goes away when the field changes: it was about what stood there before. */
export const edit = (part: Partial<Omit<Sheet, "pictures">>): Change => {
  const cleared = { form: undefined, ...("text" in part && { prompt: undefined }) };
  return (state) => ({ ...state, sheet: { ...state.sheet, ...part }, errors: { ...state.errors, ...cleared } });
};

/** How many more pictures fit. */
export const room = (state: ComposerState): number => MAX_PICTURES - state.sheet.pictures.length;

export const addPicture =
  (picture: Picture, asset: Asset): Change =>
  (state) =>
    room(state) <= 0
      ? state
      : {
          ...state,
          sheet: { ...state.sheet, pictures: [...state.sheet.pictures, picture] },
          assets: { ...state.assets, [picture.key]: asset },
          errors: { ...state.errors, pictures: undefined },
        };

export const setAsset =
  (key: string, asset: Asset): Change =>
  (state) =>
    state.sheet.pictures.some((picture) => picture.key === key)
      ? { ...state, assets: { ...state.assets, [key]: asset } }
      : state;

export const removePicture =
  (key: string): Change =>
  (state) => ({
    ...state,
    sheet: { ...state.sheet, pictures: state.sheet.pictures.filter((picture) => picture.key !== key) },
    errors: { ...state.errors, pictures: undefined },
  });

/** Moves a picture to a place counted from 0; places outside the sheet mean its ends. */
export const movePicture = (key: string, to: number): Change =>
  onSheet((sheet) => {
    const picture = sheet.pictures.find((one) => one.key === key);
    if (!picture) return sheet;
    const others = sheet.pictures.filter((one) => one !== picture);
    const place = Math.max(0, Math.min(others.length, to));
    if (sheet.pictures[place] === picture) return sheet;
    return { ...sheet, pictures: [...others.slice(0, place), picture, ...others.slice(place)] };
  });

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
