import type { LineageLink } from "@/db/gallery/lineage-queries";

export type LineageKind = LineageLink["kind"];

/** A video with its descendants. */
export type LineageNode<Video> = {
  video: Video;
  /** Its relation to its parent in the tree; null at the top. */
  kind: LineageKind | null;
  children: LineageNode<Video>[];
};

type Dated = { id: string; createdAt: string };

/** Those of these videos that are related to one of them; connections through a deleted video do not count. */
export function relativesOf<Video extends { id: string }>(
  links: readonly LineageLink[],
  videos: readonly Video[],
  id: string,
): Video[] {
  const there = new Set(videos.map((video) => video.id));
  const kin = new Set([id]);
  for (let before = 0; before !== kin.size; ) {
    before = kin.size;
    for (const { parent, child } of links) {
      if (!there.has(parent) || !there.has(child)) continue;
      if (kin.has(parent)) kin.add(child);
      if (kin.has(child)) kin.add(parent);
    }
  }
  return videos.filter((video) => kin.has(video.id));
}

/**
 * A family as trees from its oldest video down. No video is listed twice: one with two parents is under the first of
 * them only, and a cycle, which only manual edits of the database could make, ends where it closes.
 */
export function treesOf<Video extends Dated>(
  links: readonly LineageLink[],
  videos: readonly Video[],
): LineageNode<Video>[] {
  const byId = new Map(videos.map((video) => [video.id, video]));
  const known = links.filter(({ parent, child }) => parent !== child && byId.has(parent) && byId.has(child));
  const kindOf = new Map<string, Map<string, LineageKind>>();
  for (const { parent, child, kind } of known) {
    const children = kindOf.get(parent) ?? new Map<string, LineageKind>();
    if (!children.has(child)) children.set(child, kind);
    kindOf.set(parent, children);
  }
  const drawn = new Set<string>();
  const byAge = (a: Video, b: Video) => a.createdAt.localeCompare(b.createdAt) || a.id.localeCompare(b.id);
  const draw = (video: Video, kind: LineageKind | null): LineageNode<Video>[] => {
    if (drawn.has(video.id)) return [];
    drawn.add(video.id);
    const under = [...(kindOf.get(video.id) ?? [])].flatMap(([id, how]) => {
      const child = byId.get(id);
      return child ? [{ child, how }] : [];
    });
    under.sort((a, b) => byAge(a.child, b.child));
    return [{ video, kind, children: under.flatMap(({ child, how }) => draw(child, how)) }];
  };
  const isChild = new Set(known.map(({ child }) => child));
  const roots = videos.filter(({ id }) => !isChild.has(id)).sort(byAge);
  const trees = roots.flatMap((video) => draw(video, null));
  // Every video of a cycle has a parent, so none of them is a root.
  return [...trees, ...videos.toSorted(byAge).flatMap((video) => draw(video, null))];
}
