import type { SequenceCard } from "@/lib/sequences/content";

export const SORTS = ["changed", "made", "name"] as const;
type Sort = (typeof SORTS)[number];
/** What a list shows; no tag is all of them. */
export type Arrangement = { tag: string | null; sort: Sort };

/** What an address asks for; anything else is the most recently changed of all. */
export function readArrangement({ tag, sort }: Record<string, string | string[] | undefined>): Arrangement {
  return { tag: typeof tag === "string" ? tag : null, sort: SORTS.find((one) => one === sort) ?? "changed" };
}

export function arrangementUrl({ tag, sort }: Arrangement): `/sequences${string}` {
  const query = new URLSearchParams({ ...(tag !== null && { tag }), ...(sort !== "changed" && { sort }) }).toString();
  return query ? `/sequences?${query}` : "/sequences";
}

/** The sequences with a tag, in another order than that of their last changes where it is asked for. */
export function arrange(cards: readonly SequenceCard[], { tag, sort }: Arrangement, language: string): SequenceCard[] {
  const shown = tag === null ? [...cards] : cards.filter(({ tags }) => tags.includes(tag));
  if (sort === "changed") return shown;
  if (sort === "made") return shown.sort((a, b) => b.createdAt.localeCompare(a.createdAt, "en"));
  const { compare } = new Intl.Collator(language, { numeric: true });
  return shown.sort((a, b) => compare(a.name, b.name));
}

/** All tags of these sequences, the most used first. */
export function tagsOf(cards: readonly SequenceCard[]): string[] {
  const counts = new Map<string, number>();
  for (const tag of cards.flatMap(({ tags }) => tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0], "en")).map(([tag]) => tag);
}
