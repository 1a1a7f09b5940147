import type { GenerationView, ImageView } from "./view";

type Times = "createdAt" | "sentAt" | "finishedAt";

/**
 * What differs from the view before it. Addresses follow from ids: only whether they are there is sent. Times are
 * milliseconds, half as long as their words.
 */
export type PackedView = Partial<Omit<GenerationView, "video" | "posterUrl" | "images" | Times>> &
  Partial<Record<Times, number | null>> & {
    id: string;
    /** The video's bytes. */
    video?: number | null;
    posterUrl?: boolean;
    images?: Omit<ImageView, "url" | "thumbUrl">[];
  };

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
const msOf = (time: string | null): number | null => (time === null ? null : Date.parse(time));
const timeOf = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());

/** Views for a browser in a fraction of their size: most of a user's videos have most fields in common. */
export function packViews(views: readonly GenerationView[]): PackedView[] {
  let before: object = {};
  return views.map((view) => {
    const flat = {
      ...view,
      createdAt: msOf(view.createdAt),
      sentAt: msOf(view.sentAt),
      finishedAt: msOf(view.finishedAt),
      images: view.images.map(({ url, thumbUrl, ...image }) => image),
      video: view.video?.bytes ?? null,
      posterUrl: view.posterUrl !== null,
    };
    const known = new Map(Object.entries(before));
    before = flat;
    const changed = Object.entries(flat).filter(([name, value]) => !known.has(name) || !same(known.get(name), value));
    const gone = [...known.keys()].filter((name) => !(name in flat)).map((name) => [name, undefined]);
    return Object.fromEntries([...changed, ...gone]) as PackedView;
  });
}

export function unpackViews(packed: readonly PackedView[]): GenerationView[] {
  let before = {};
  return packed.map((changes) => {
    const flat = { ...before, ...changes } as Required<PackedView>;
    before = flat;
    const { id, video, posterUrl } = flat;
    const address = `/api/files/video/${id}`;
    return {
      ...flat,
      createdAt: timeOf(flat.createdAt),
      sentAt: timeOf(flat.sentAt),
      finishedAt: timeOf(flat.finishedAt),
      images: flat.images.map((image) => {
        const url = `/api/files/image/${image.id}`;
        return { ...image, url, thumbUrl: `${url}?size=thumb` };
      }),
      video: video === null ? null : { url: address, downloadUrl: `${address}?download=1`, bytes: video },
      posterUrl: posterUrl ? `/api/files/poster/${id}` : null,
    } as GenerationView;
  });
}
