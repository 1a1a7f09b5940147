import type { ForCompose } from "@/lib/generations/loaders";
import { DEFAULTS, type Duration, type Model, type Ratio } from "@/lib/generations/settings";
import type { PictureView } from "@/lib/generations/view";
import { begin, type History } from "./mentions/history";
import { parse } from "./mentions/serialise";
import { keysOf, type Work } from "./mentions/work";

export type Settings = { ratio: Ratio; duration: Duration; model: Model };

/** Where the file of a picture is on its way to the server. `progress` is 0 to 1. */
export type Asset =
  | { at: "uploading"; preview: string | null; progress: number }
  | { at: "stopped"; preview: string | null; reason: string }
  | { at: "kept"; view: PictureView };

/** Why a file cannot be a picture: a key of the messages `references` or `compose.refused`, and what fills its gaps. */
export type Reason = { code: string; values: Record<string, string | number> };

/** A file that did not become a picture. */
export type Refusal = { id: string; name: string; reason: Reason };

export type ErrorField = "prompt" | "pictures" | "ratio" | "duration" | "model" | "form";

export type ComposerState = {
  /** The words and the pictures, with the way back. */
  history: History;
  settings: Settings;
  /** By the pictures' keys; kept when a picture is removed, so that it can be put back. */
  assets: Readonly<Record<string, Asset>>;
  refusals: readonly Refusal[];
  /** Keys of the messages `errors`, such as `field.prompt_empty`. */
  errors: Partial<Record<ErrorField, string>>;
  /** A press of Generate is on its way: the next one would be a double click. */
  sending: boolean;
  /** What a screen reader is told next. */
  said: string;
};

export const workOf = (state: ComposerState): Work => state.history.present;

export function initialState(seed: ForCompose | null): ComposerState {
  const views = seed?.pictures ?? [];
  const pictures = views.map(({ id, name }) => ({ key: id, name, alias: null }));
  const doc = parse(seed?.prompt ?? "", keysOf({ pictures }));
  return {
    history: begin({ doc, pictures, gone: [], caret: 0 }),
    settings: {
      ratio: seed?.ratio ?? DEFAULTS.ratio,
      duration: seed?.duration ?? DEFAULTS.duration,
      model: seed?.model ?? DEFAULTS.model,
    },
    assets: Object.fromEntries(views.map((view) => [view.id, { at: "kept", view }])),
    refusals: [],
    errors: {},
    sending: false,
    said: "",
  };
}
