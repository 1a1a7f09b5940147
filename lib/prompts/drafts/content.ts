import type { ElementView } from "@/lib/elements/view";
import type { Duration, Ratio } from "@/lib/generations/settings";
import type { ImageView } from "@/lib/generations/view";

/**
 * An image of a draft. Without `imageId` its upload had not finished when the draft was saved; `wholeId` is the image
 * that it was cropped from.
 */
export type DraftImage = {
  key: string;
  name: string;
  alias: string | null;
  imageId: string | null;
  wholeId: string | null;
  /** Of a removed image: its index among the images and the removed ones, to return to. */
  place?: number;
};

/** The planned scene of a sequence that a draft is for. */
export type DraftScene = { sequenceId: string; clipKey: string };

/** A named draft. One of a scene is opened from its sequence, and no list of drafts has it. */
export type OpenDraft = { id: string; name: string; scene?: DraftScene };

/**
 * The stored state of a composer. `open` is the named draft that this is, or null for the unnamed one; `by` is the page
 * that wrote it and `seq` its count of writes.
 */
export type DraftContent = {
  open: OpenDraft | null;
  doc: (string | { key: string })[];
  images: DraftImage[];
  gone: DraftImage[];
  /** What it mentions as `element:<id>`; the name is what it was called then, `left` are images it does without. */
  elements: { id: string; name: string; left: string[] }[];
  settings: { ratio: Ratio; duration: Duration; model: string };
  by: string;
  seq: number;
  /** The video that this started from. */
  from?: string;
};

/** A draft as its owner's browser gets it, with the images and the elements that still exist. */
export type DraftView = { version: number; content: DraftContent; views: ImageView[]; elements: ElementView[] };

/** The unnamed draft's place in addresses, where named ones have their ids. */
export const UNNAMED = "unnamed";

/**
 * A draft in a list: how it begins, with mentions as `@image1`, and the images that still exist. `name` is null for the
 * unnamed one.
 */
export type DraftCard = {
  id: string;
  name: string | null;
  text: string;
  images: ImageView[];
  ratio: Ratio;
  duration: Duration;
  /** When it was last saved. */
  at: string;
};

/** Bytes of one draft in a request: what a closing page may still send. */
export const MAX_DRAFT_BYTES = 60_000;
