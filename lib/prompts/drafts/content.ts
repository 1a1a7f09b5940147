import type { Duration, Ratio } from "@/lib/generations/settings";
import type { ImageView } from "@/lib/generations/view";

/**
 * An image of a draft. Without `imageId` its file had not arrived when the draft was written; `wholeId` is the image
 * that it was cut out of.
 */
export type DraftImage = {
  key: string;
  name: string;
  alias: string | null;
  imageId: string | null;
  wholeId: string | null;
};

/** A draft that somebody gave a name. */
export type OpenDraft = { id: string; name: string };

/**
 * What is kept of a composer. `open` is the named draft that this is, or null for the one without a name; `by` is the
 * page that wrote it and `seq` its count of writes.
 */
export type DraftContent = {
  open: OpenDraft | null;
  doc: (string | { key: string })[];
  images: DraftImage[];
  gone: DraftImage[];
  settings: { ratio: Ratio; duration: Duration; model: string };
  by: string;
  seq: number;
  /** The video that this began with. */
  from?: string;
};

/** A draft as its owner's browser knows it, with the images that are still there. */
export type DraftView = { version: number; content: DraftContent; views: ImageView[] };

/** The address of the draft without a name, beside the ids of the named ones. */
export const UNNAMED = "unnamed";

/** A draft in a list: how it begins, with mentions as `@image1`, and the images that are still there. `name` is null for the one without. */
export type DraftCard = {
  id: string;
  name: string | null;
  text: string;
  images: ImageView[];
  ratio: Ratio;
  duration: Duration;
  /** When it was last written. */
  at: string;
};

/** Bytes of one draft on the wire: what a closing page may still send. */
export const MOST_BYTES = 60_000;
