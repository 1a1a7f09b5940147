import type { LineageLink } from "@/db/gallery/lineage-queries";

export type LineageKind = LineageLink["kind"];

/** A film with what came of it. `again`: it stands further up too, with all that follows from it. */
export type LineageNode<Film> = {
  film: Film;
  /** How it came from the one above it; null at the top. */
  kind: LineageKind | null;
  again: boolean;
  children: LineageNode<Film>[];
};

type Dated = { id: string; createdAt: string };

/** Of these films those that are kin to one of them: what leads through a film that is gone leads nowhere. */
export function relativesOf<Film extends { id: string }>(
  links: readonly LineageLink[],
  films: readonly Film[],
  id: string,
): Film[] {
  const there = new Set(films.map((film) => film.id));
  const kin = new Set([id]);
  for (let before = 0; before !== kin.size; ) {
    before = kin.size;
    for (const { parent, child } of links) {
      if (!there.has(parent) || !there.has(child)) continue;
      if (kin.has(parent)) kin.add(child);
      if (kin.has(child)) kin.add(parent);
    }
  }
  return films.filter((film) => kin.has(film.id));
}

/**
 * A family drawn as trees from its oldest down. A film with two parents stands under both, and what follows from it under
 * the first alone; a circle, which only a hand in the database could make, ends where it closes.
 */
export function treesOf<Film extends Dated>(
  links: readonly LineageLink[],
  films: readonly Film[],
): LineageNode<Film>[] {
  const byId = new Map(films.map((film) => [film.id, film]));
  const known = links.filter(({ parent, child }) => parent !== child && byId.has(parent) && byId.has(child));
  const kindOf = new Map<string, Map<string, LineageKind>>();
  for (const { parent, child, kind } of known) {
    const children = kindOf.get(parent) ?? new Map<string, LineageKind>();
    if (!children.has(child)) children.set(child, kind);
    kindOf.set(parent, children);
  }
  const drawn = new Set<string>();
  const byAge = (a: Film, b: Film) => a.createdAt.localeCompare(b.createdAt) || a.id.localeCompare(b.id);
  const draw = (film: Film, kind: LineageKind | null): LineageNode<Film> => {
    const again = drawn.has(film.id);
    drawn.add(film.id);
    const under = again ? [] : [...(kindOf.get(film.id) ?? [])];
    const children = under.flatMap(([id, how]) => {
      const child = byId.get(id);
      return child ? [{ child, how }] : [];
    });
    return {
      film,
      kind,
      again,
      children: children.sort((a, b) => byAge(a.child, b.child)).map(({ child, how }) => draw(child, how)),
    };
  };
  const isChild = new Set(known.map(({ child }) => child));
  const roots = films.filter(({ id }) => !isChild.has(id)).sort(byAge);
  const trees = roots.map((film) => draw(film, null));
  // Whoever was in a circle has a parent each, and no top.
  for (const film of films.toSorted(byAge)) if (!drawn.has(film.id)) trees.push(draw(film, null));
  return trees;
}
