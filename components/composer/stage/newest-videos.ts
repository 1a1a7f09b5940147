import { newer } from "@/components/video/newer";
import type { GenerationView } from "@/lib/generations/view";

type Views = readonly GenerationView[];
/** Whether a video was submitted since the server read the others. */
type Since = (video: GenerationView) => boolean;

const newestFirst = (a: GenerationView, b: GenerationView): number =>
  a.createdAt === b.createdAt ? b.id.localeCompare(a.id) : b.createdAt.localeCompare(a.createdAt);

/**
 * Updates a generation in place. An unknown one gets its place if it belongs among the known ones or is `since` they were
 * read: changes of several submits may arrive in any order. An older one than all of them is none of the newest.
 */
export function upsert(known: Views, generation: GenerationView, since: Since): Views {
  if (known.some(({ id }) => id === generation.id))
    return known.map((item) => (item.id === generation.id ? newer(item, generation) : item));
  const oldest = known.at(-1);
  const belongs = !oldest || since(generation) || newestFirst(generation, oldest) < 0;
  return belongs ? [...known, generation].sort(newestFirst) : known;
}

export const remove = (known: Views, gone: string): Views => known.filter(({ id }) => id !== gone);

/**
 * What the server read, merged into what is known. A video that it lacks was deleted, unless it is `since`: what is
 * submitted while an answer is under way must not vanish when that arrives.
 */
export function refresh(known: Views, read: Views, since: Since): Views {
  const before = new Map(known.map((item) => [item.id, item]));
  const listed = new Set(read.map(({ id }) => id));
  const missed = known.filter((item) => !listed.has(item.id) && since(item));
  // Events may be newer than what was read.
  return [...missed, ...read.map((item) => newer(before.get(item.id) ?? item, item))].sort(newestFirst);
}
