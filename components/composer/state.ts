import type { ForCompose } from "@/lib/generations/loaders";
import { DEFAULTS, type Duration, type Model, type Ratio } from "@/lib/generations/settings";
import type { PictureView } from "@/lib/generations/view";

/** A picture on the sheet. The key is ours and never changes: what is written about a picture hangs on it. */
export type Picture = { key: string; name: string };

/** What the person makes: everything that is worth keeping and undoing. */
export type Sheet = {
  text: string;
  /** In the order in which the prompt counts them: pictures[0] is @image1. */
  pictures: readonly Picture[];
  ratio: Ratio;
  duration: Duration;
  model: Model;
};

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
  sheet: Sheet;
  assets: Readonly<Record<string, Asset>>;
  refusals: readonly Refusal[];
  /** Keys of the messages `errors`, such as `field.prompt_empty`. */
  errors: Partial<Record<ErrorField, string>>;
  /** A press of Generate is on its way: the next one would be a double click. */
  sending: boolean;
  /** What a screen reader is told next. */
  said: string;
};

export function initialState(seed: ForCompose | null): ComposerState {
  const pictures = seed?.pictures ?? [];
  return {
    sheet: {
      text: seed?.prompt ?? "",
      pictures: pictures.map(({ id, name }) => ({ key: id, name })),
      ratio: seed?.ratio ?? DEFAULTS.ratio,
      duration: seed?.duration ?? DEFAULTS.duration,
      model: seed?.model ?? DEFAULTS.model,
    },
    assets: Object.fromEntries(pictures.map((view) => [view.id, { at: "kept", view }])),
    refusals: [],
    errors: {},
    sending: false,
    said: "",
  };
}
