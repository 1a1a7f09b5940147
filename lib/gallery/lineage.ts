import "server-only";
import type { Db } from "@/db/client";
import { getDb } from "@/db/client";
import { readInOrder } from "@/db/gallery";
import { type LineageLink, linksDown, linksUp, listSet } from "@/db/lineage";
import { type GenerationView, generationView } from "@/lib/generations/view";
import { requireViewer } from "@/lib/session";
import { kinOf, type LineageNode, treesOf } from "./lineage-tree";

/** Steps up, steps down, and films in all: a family is walked from film to film and need not stand on one page. */
const UP = 3;
const DOWN = 3;
const MOST = 50;
const MOST_OF_A_SET = 12;

export type Lineage = {
  /** Empty when the film has no relatives. */
  trees: LineageNode<GenerationView>[];
  /** The films of the same press, this one among them; empty when it was the only one. */
  set: GenerationView[];
};

/** What a person's film came from and what came of it. Films of others and films in the bin are not in it. */
export async function lineageOf(db: Db, at: { userId: string; id: string; setId: string | null }): Promise<Lineage> {
  const { userId, id, setId } = at;
  const [up, down, mates] = await Promise.all([
    follow(id, UP, (ids, limit) => linksUp(db, { userId, ids, limit }), "parent"),
    follow(id, DOWN, (ids, limit) => linksDown(db, { userId, ids, limit }), "child"),
    setId ? listSet(db, { userId, setId, limit: MOST_OF_A_SET }) : [],
  ]);
  const links = [...up, ...down];
  const ids = [...new Set([id, ...links.flatMap(({ parent, child }) => [parent, child])])].slice(0, MOST);
  const rows = ids.length > 1 ? await readInOrder(db, { userId, ids }) : [];
  const live = rows.filter((row) => !row.deletedAt).map((row) => generationView(row, []));
  const films = kinOf(links, live, id);
  return {
    trees: films.length > 1 ? treesOf(links, films) : [],
    set: mates.length > 1 ? mates.map((row) => generationView(row, [])) : [],
  };
}

export async function loadLineage(film: { id: string; setId: string | null }): Promise<Lineage> {
  const viewer = await requireViewer();
  return lineageOf(getDb(), { userId: viewer.id, ...film });
}

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
