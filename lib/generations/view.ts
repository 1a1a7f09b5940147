import { dbNow } from "@/db/clock";
import type { ElementKind } from "@/db/schema/elements";
import type { FailureClass, Generation, State } from "@/db/schema/generations";
import type { ReferenceImage } from "@/db/schema/images";
import { deadlineOf } from "@/lib/generations/lifecycle/download-times";
import { decodeReason, type OurReason } from "@/lib/generations/lifecycle/our-reason";
import { CALLED_BACK } from "@/lib/generations/lifecycle/step-result";
import { dimensionsOf } from "./settings";
import type { TimeRange } from "./time-left";

/** An image as the browser gets it. `url` and `thumbUrl` are accessible only to its owner. */
export type ImageView = Pick<ReferenceImage, "id" | "width" | "height" | "name"> & { url: string; thumbUrl: string };

/** An element that a generation was sent with, by its name of then. `id` is null when it was deleted for good. */
export type UsedElement = { id: string | null; name: string; kind: ElementKind; numbers: number[] };

/** A generation as the browser gets it. Times are ISO strings, credits are exact decimals, sizes are pixels. */
export type GenerationView = Pick<
  Generation,
  | "id"
  | "state"
  | "title"
  | "prompt"
  | "model"
  | "ratio"
  | "duration"
  | "placeholder"
  | "retryOf"
  | "batchId"
  | "choices"
> & {
  width: number;
  height: number;
  createdAt: string;
  sentAt: string | null;
  finishedAt: string | null;
  /** In the order in which the prompt counts them: images[0] is @image1. */
  images: ImageView[];
  video: { url: string; downloadUrl: string; bytes: number } | null;
  posterUrl: string | null;
  /** The provider's credits. */
  estimate: string;
  consumed: string | null;
  failure: {
    class: FailureClass;
    /** The provider's own words. */
    reason: string | null;
    /** What we found out ourselves. */
    ours: OurReason | null;
    charged: boolean | null;
  } | null;
  /** Set when automatic retries ended and the owner has to press "Try again". */
  stalled: boolean;
  lastTrouble: string | null;
  /** Why the last try failed, if known. */
  trouble: OurReason | null;
  /** The provider's address of a video that is not saved yet, and when it expires. For its owner only. */
  source: { address: string; until: string } | null;
  /** While unconfirmed: the provider called back, so it accepted the submit, but named no usable task. */
  calledBack: boolean;
  /** Its position in its batch, from 1; set where a list or a page asked for it. */
  batch?: { at: number; of: number };
  /** The elements that it was sent with; set where a page shows them. */
  elements?: UsedElement[];
  /** Set where a gallery asked for it. */
  favorite?: boolean;
  /** Seconds from `sentAt` that similar videos took, while it is in progress; null without enough data. */
  timeRange: TimeRange | null;
};

/** One line of a timeline. */
export type TransitionView = { id: number; from: State | null; to: State; at: string; note: string | null };

export type GenerationDetail = GenerationView & {
  timeline: TransitionView[];
  taskId: string | null;
  /** The prompt before its choices were made; null when it had none. */
  template: string | null;
};

export type GalleryPage = { items: GenerationView[]; nextCursor: string | null };

export const imageView = (row: ReferenceImage): ImageView => ({
  id: row.id,
  url: `/api/files/image/${row.id}`,
  thumbUrl: `/api/files/image/${row.id}?size=thumb`,
  width: row.width,
  height: row.height,
  name: row.name,
});

/** Picks what may leave the server. Storage keys, tokens, leases and the provider's address do not. */
export function generationView(
  row: Generation,
  images: ReferenceImage[],
  timeRange: TimeRange | null = null,
): GenerationView {
  return {
    id: row.id,
    state: row.state,
    title: row.title,
    prompt: row.prompt,
    model: row.model,
    ratio: row.ratio,
    duration: row.duration,
    ...dimensionsOf(row),
    createdAt: row.createdAt.toISOString(),
    sentAt: row.sentAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
    images: images.map(imageView),
    video:
      row.state === "ready"
        ? {
            url: `/api/files/video/${row.id}`,
            downloadUrl: `/api/files/video/${row.id}?download=1`,
            bytes: row.videoBytes ?? 0,
          }
        : null,
    posterUrl: row.posterKey ? `/api/files/poster/${row.id}` : null,
    placeholder: row.placeholder,
    estimate: row.estimate,
    consumed: row.consumed,
    failure: failureOf(row),
    stalled: row.stalledAt !== null,
    lastTrouble: row.lastTrouble,
    trouble: decodeReason(row.lastTrouble),
    source: sourceOf(row),
    calledBack: row.state === "unconfirmed" && row.lastTrouble === CALLED_BACK,
    retryOf: row.retryOf,
    batchId: row.batchId,
    choices: row.choices,
    timeRange,
  };
}

function failureOf(row: Generation): GenerationView["failure"] {
  if (!row.failureClass) return null;
  const ours = decodeReason(row.failureReason);
  return { class: row.failureClass, reason: ours ? null : row.failureReason, ours, charged: row.failureCharged };
}

/** Also of a failed one while its address is valid: then a manual download is the owner's last chance. */
function sourceOf(row: Generation): GenerationView["source"] {
  const waits = row.state === "saving" || row.state === "failed";
  // It becomes a link: only http and https.
  if (!waits || !row.sourceUrl || !/^https?:\/\//i.test(row.sourceUrl)) return null;
  const until = deadlineOf(row);
  return until.getTime() > dbNow().getTime() ? { address: row.sourceUrl, until: until.toISOString() } : null;
}
