import { newer } from "@/components/video/newer";
import type { GenerationView } from "@/lib/generations/view";

type Views = readonly GenerationView[];

const newestFirst = (a: GenerationView, b: GenerationView): number =>
  a.createdAt === b.createdAt ? b.id.localeCompare(a.id) : b.createdAt.localeCompare(a.createdAt);

/** Updates a generation in place; an unknown one goes to the top if it is newer than all others. */
export function upsert(known: Views, generation: GenerationView): Views {
  if (known.some(({ id }) => id === generation.id))
    return known.map((item) => (item.id === generation.id ? newer(item, generation) : item));
  const [newest] = known;
  return newest && newestFirst(generation, newest) > 0 ? known : [generation, ...known];
}

export const remove = (known: Views, gone: string): Views => known.filter(({ id }) => id !== gone);

/**
 * What the server read, merged into what is known. A video that it lacks was deleted, unless it is `since`: what is
 * submitted while an answer is under way must not vanish when that arrives.
 */
export function refresh(known: Views, read: Views, since: (video: GenerationView) => boolean): Views {
  const before = new Map(known.map((item) => [item.id, item]));
  const listed = new Set(read.map(({ id }) => id));
  const missed = known.filter((item) => !listed.has(item.id) && since(item));
  // Events may be newer than what was read.
  return [...missed, ...read.map((item) => newer(before.get(item.id) ?? item, item))].sort(newestFirst);
}
