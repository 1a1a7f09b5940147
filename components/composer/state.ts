import type { PromptDocument } from "@/components/composer/prompt/prompt-document";
import type { Role } from "@/components/composer/prompt/roles";
import type { History } from "@/components/composer/prompt/undo-history";
import type { BatchMode } from "@/components/composer/submit/batch-mode";
import type { UploadReason } from "@/components/video/frames/upload-request";
import type { Duration, Ratio } from "@/lib/generations/settings";
import type { ImageView } from "@/lib/generations/view";
import type { DraftView, OpenDraft } from "@/lib/prompts/drafts/content";

export type SettingsState = { ratio: Ratio; duration: Duration; model: string };

/**
 * Where the file of an image is on its way to the server. `progress` is 0 to 1, null while it cannot be told. `whole`:
 * the image that this is a part of.
 */
export type Asset = { whole?: ImageView } & (
  | { at: "uploading"; preview: string | null; progress: number | null }
  | { at: "stopped"; preview: string | null; reason: string }
  | { at: "kept"; view: ImageView; preview: string | null }
);

/** How the composer stands to the draft at the server. */
type DraftState = {
  /** The version that we know; 0 before there is any. */
  base: number;
  /** The named draft that this is; null for the one without a name. */
  open: OpenDraft | null;
  /** Who wrote that version and as which of its writes. */
  by: string | null;
  seq: number;
  /** Somebody else's version, while the user has not chosen between the two. */
  other: DraftView | null;
  /** What is shown has not been the draft yet. */
  fresh: boolean;
};

/** A file that did not become an image. */
export type LeftOutFile = { id: string; name: string; reason: UploadReason };

/** Words and images with what was chosen for them. */
export type WrittenDraft = { prompt: PromptDocument; settings: SettingsState; open: OpenDraft | null };

export type ErrorField = "prompt" | "images" | "ratio" | "duration" | "model" | "form";

export type ComposerState = {
  /** The words and the images, with the way back. */
  history: History;
  settings: SettingsState;
  /** How many videos the next click makes. */
  batchMode: BatchMode;
  /** By the images' keys; kept when an image is removed, so that it can be put back. */
  assets: Readonly<Record<string, Asset>>;
  refusals: readonly LeftOutFile[];
  draft: DraftState;
  /** What stood here before another video's words were loaded, while it can be brought back. */
  replaced: WrittenDraft | null;
  /** The other words, once undo took them back, for redo. */
  replacement: WrittenDraft | null;
  /** A template is being filled in; `roles` are the images that it wants. */
  filling: { roles: readonly Role[] } | null;
  /** Of how many characters of the last paste the prompt took how many, until it is changed. */
  truncated: { kept: number; given: number } | null;
  /** Keys of the messages `errors`, such as `field.prompt_empty`. */
  errors: Partial<Record<ErrorField, string>>;
  /** A submit is on its way: the next one would be a double click. */
  sending: boolean;
  /** What a screen reader is told next. */
  announcement: string;
};

export const documentOf = (state: ComposerState): PromptDocument => state.history.present;
