import type { Cast } from "@/components/composer/cast/cast";
import type { PromptDocument } from "@/components/composer/prompt/prompt-document";
import type { History } from "@/components/composer/prompt/undo-history";
import type { BatchMode } from "@/components/composer/submit/batch-mode";
import type { UploadReason } from "@/components/video/frames/upload-request";
import type { Duration, Ratio } from "@/lib/generations/settings";
import type { ImageView } from "@/lib/generations/view";
import type { DraftView, OpenDraft } from "@/lib/prompts/drafts/content";

export type SettingsState = { ratio: Ratio; duration: Duration; model: string };

/**
 * The upload state of an image. `progress` is 0 to 1, or null while unknown. `whole` is the image that this one was
 * cropped from.
 */
export type Asset = { whole?: ImageView } & (
  | { at: "uploading"; preview: string | null; progress: number | null }
  | { at: "stopped"; preview: string | null; reason: string }
  | { at: "uploaded"; view: ImageView; preview: string | null }
);

/** The composer's relation to the draft on the server. */
type DraftState = {
  /** The version that we know; 0 before there is one. */
  base: number;
  /** The open named draft; null for the unnamed one. */
  open: OpenDraft | null;
  /** The page that wrote that version, and the number of its write. */
  by: string | null;
  seq: number;
  /** Another page's version, until the user chooses between the two. */
  other: DraftView | null;
  /** The content hasn't been saved as this draft yet. */
  fresh: boolean;
};

/** A file that wasn't added. */
export type LeftOutFile = { id: string; name: string; reason: UploadReason };

/** The prompt with its settings and draft. */
export type WrittenDraft = { prompt: PromptDocument; settings: SettingsState; open: OpenDraft | null };

type ErrorField = "prompt" | "images" | "ratio" | "duration" | "model" | "form";

export type ComposerState = {
  /** The prompt with its undo history. */
  history: History;
  settings: SettingsState;
  /** How many videos the next submit generates. */
  batchMode: BatchMode;
  /** Decides which of the prompt's choices are made when not all are; another one after each submit. */
  seed: number;
  /** By image key; kept for removed images, so that they can be restored. */
  assets: Readonly<Record<string, Asset>>;
  cast: Cast;
  refusals: readonly LeftOutFile[];
  draft: DraftState;
  /** The content before another prompt was loaded, while it can be restored. */
  replaced: WrittenDraft | null;
  /** The loaded content that undo removed, for redo. */
  replacement: WrittenDraft | null;
  /** A template is being filled in: Tab moves between its placeholders. */
  filling: boolean;
  /** How many characters of the last paste fit, until the text changes. */
  truncated: { kept: number; given: number } | null;
  /** Keys of the messages `errors`, such as `field.prompt_empty`; `said` is the server's sentence for `form`. */
  errors: Partial<Record<ErrorField | "said", string>>;
  /** A submit is in progress: another one would be a double click. */
  sending: boolean;
  /** The next announcement for screen readers. */
  announcement: string;
};

/** Not shown before the scripts run: what the server draws would differ. */
export const newSeed = (): number => Math.floor(Math.random() * 2 ** 32);

export const documentOf = (state: ComposerState): PromptDocument => state.history.present;
