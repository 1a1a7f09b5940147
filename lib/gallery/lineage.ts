import "server-only";
import { getDb } from "@/db/client";
import type { Db } from "@/db/database";
import { readInOrder } from "@/db/gallery/gallery-queries";
import { type LineageLink, linksDown, linksUp } from "@/db/gallery/lineage-queries";
import { authedLoader } from "@/lib/auth/authed-loader";
import { type GenerationView, generationView } from "@/lib/generations/view";
import { type LineageNode, relativesOf, treesOf } from "./lineage-tree";

/** Steps up, steps down, and videos in all: a family is navigated video by video and need not fit on one page. */
const UP = 3;
const DOWN = 3;
const MOST = 50;

/**
 * The ancestors and descendants of a user's video; empty when it has none. Videos of others and videos in the trash are
 * left out.
 */
export async function lineageOf(
  db: Db,
  { userId, id }: { userId: string; id: string },
): Promise<LineageNode<GenerationView>[]> {
  const [up, down] = await Promise.all([
    follow(id, UP, (ids, limit) => linksUp(db, { userId, ids, limit }), "parent"),
    follow(id, DOWN, (ids, limit) => linksDown(db, { userId, ids, limit }), "child"),
  ]);
  const links = [...up, ...down];
  const ids = [...new Set([id, ...links.flatMap(({ parent, child }) => [parent, child])])].slice(0, MOST);
  const rows = ids.length > 1 ? await readInOrder(db, { userId, ids }) : [];
  const live = rows.filter((row) => !row.deletedAt).map((row) => generationView(row, []));
  const videos = relativesOf(links, live, id);
  return videos.length > 1 ? treesOf(links, videos) : [];
}

export const loadLineage = authedLoader((user, id: string) => lineageOf(getDb(), { userId: user.id, id }));

async function follow(
  from: string,
  steps: number,
  read: (ids: string[], limit: number) => Promise<LineageLink[]>,
  side: "parent" | "child",
): Promise<LineageLink[]> {
  const links: LineageLink[] = [];
  const seen = new Set([from]);
  let edge = [from];
  for (let step = 0; step < steps && edge.length > 0 && seen.size < MOST; step++) {
    const found = (await read(edge, MOST)).slice(0, MOST);
    links.push(...found);
    edge = [...new Set(found.map((link) => link[side]))].filter((id) => !seen.has(id));
    for (const id of edge) seen.add(id);
  }
  return links;
}
