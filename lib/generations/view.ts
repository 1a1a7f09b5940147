import type { FailureClass, Generation, Reference, State } from "@/db/schema";
import { FRAME, isRatio } from "./settings";
import type { TimeRange } from "./time-left";
import { CALLED_BACK } from "./verdict";

export type { FailureClass } from "@/db/schema";

/** A picture as a browser may know it. `url` and `thumbUrl` answer only to its owner. */
export type PictureView = {
  id: string;
  url: string;
  thumbUrl: string;
  width: number;
  height: number;
  name: string;
};

/** What a browser may know of a generation. Moments are ISO strings, credits are exact decimals, sizes are pixels. */
export type GenerationView = {
  id: string;
  state: State;
  title: string | null;
  prompt: string;
  model: string;
  ratio: string;
  duration: number;
  width: number;
  height: number;
  createdAt: string;
  sentAt: string | null;
  finishedAt: string | null;
  /** In the order in which the prompt counts them: pictures[0] is @image1. */
  pictures: PictureView[];
  video: { url: string; downloadUrl: string; bytes: number } | null;
  posterUrl: string | null;
  placeholder: string | null;
  /** The provider's credits. */
  estimate: string;
  consumed: string | null;
  failure: { class: FailureClass; reason: string | null; charged: boolean | null } | null;
  /** Set when automatic tries ended and the owner has to press "Try again". */
  parked: boolean;
  lastTrouble: string | null;
  /** While it is unconfirmed: the provider called back, so it accepted this, but named no task that can be followed. */
  calledBack: boolean;
  /** While it is being saved: until when the provider keeps the film. */
  saveUntil: string | null;
  retryOf: string | null;
  setId: string | null;
  /** Where it stands among the films of its press, from 1; known where a list or a page asked for it. */
  set?: { at: number; of: number };
  /** Known where a gallery asked for it. */
  favourite?: boolean;
  /** Seconds that films like this one took from `sentAt` on, while it is being made; null without enough experience. */
  timeRange: TimeRange | null;
};

/** One line of a timeline. */
export type TransitionView = { id: number; from: State | null; to: State; at: string; note: string | null };

export type GenerationDetail = GenerationView & {
  timeline: TransitionView[];
  taskId: string | null;
};

export type GalleryPage = { items: GenerationView[]; nextCursor: string | null };

export const pictureView = (row: Reference): PictureView => ({
  id: row.id,
  url: `/api/files/reference/${row.id}`,
  thumbUrl: `/api/files/reference/${row.id}?size=thumb`,
  width: row.width,
  height: row.height,
  name: row.name,
});

/** Rows stay home: this picks what may leave. Storage keys, tokens, leases and the provider's address do not. */
export function generationView(
  row: Generation,
  pictures: Reference[],
  timeRange: TimeRange | null = null,
): GenerationView {
  const frame = isRatio(row.ratio) ? FRAME[row.ratio] : FRAME["16:9"];
  return {
    id: row.id,
    state: row.state,
    title: row.title,
    prompt: row.prompt,
    model: row.model,
    ratio: row.ratio,
    duration: row.duration,
    width: row.videoWidth ?? frame.width,
    height: row.videoHeight ?? frame.height,
    createdAt: row.createdAt.toISOString(),
    sentAt: row.sentAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
    pictures: pictures.map(pictureView),
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
    failure: row.failureClass
      ? { class: row.failureClass, reason: row.failureReason, charged: row.failureCharged }
      : null,
    parked: row.parkedAt !== null,
    lastTrouble: row.lastTrouble,
    calledBack: row.state === "unconfirmed" && row.lastTrouble === CALLED_BACK,
    saveUntil: row.state === "saving" ? (row.sourceExpiresAt?.toISOString() ?? null) : null,
    retryOf: row.retryOf,
    setId: row.setId,
    timeRange,
  };
}
