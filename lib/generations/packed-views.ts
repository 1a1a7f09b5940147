import type { GenerationView } from "./view";

/** What differs from the view before it. Its addresses follow from its id: only whether they are there is sent. */
export type PackedView = Partial<Omit<GenerationView, "video" | "posterUrl">> & {
  id: string;
  /** The video's bytes. */
  video?: number | null;
  posterUrl?: boolean;
};

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Views for a browser in a fraction of their size: most of a user's videos have most fields in common. */
export function packViews(views: readonly GenerationView[]): PackedView[] {
  let before: object = {};
  return views.map((view) => {
    const flat = { ...view, video: view.video?.bytes ?? null, posterUrl: view.posterUrl !== null };
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
      video: video === null ? null : { url: address, downloadUrl: `${address}?download=1`, bytes: video },
      posterUrl: posterUrl ? `/api/files/poster/${id}` : null,
    } as GenerationView;
  });
}
