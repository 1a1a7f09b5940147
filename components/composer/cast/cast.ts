import type { ElementView } from "@/lib/elements/view";

/** The user's elements as far as this page knows them. */
export type Cast = {
  /** They are requested at the first `@`; until then, only those of the draft are known. */
  at: "unknown" | "loading" | "ready" | "failed";
  elements: readonly ElementView[];
  /** The names that elements had when they were last seen, by id: of those that are gone, all that is left. */
  called: Readonly<Record<string, string>>;
};

export const NO_CAST: Cast = { at: "unknown", elements: [], called: {} };

export const elementById = (cast: Cast, id: string): ElementView | undefined =>
  cast.elements.find((element) => element.id === id);

/** The cast when it is these elements. */
export function castOf(before: Cast, elements: readonly ElementView[], at: Cast["at"]): Cast {
  const called = Object.fromEntries(elements.map(({ id, name }) => [id, name]));
  return { at, elements, called: { ...before.called, ...called } };
}

/** The cast with what a draft brought: its elements as they are now, and what it called those that are gone. */
export function withDraft(cast: Cast, elements: readonly ElementView[], called: Cast["called"]): Cast {
  if (elements.length === 0 && Object.keys(called).length === 0) return cast;
  const newer = new Map(elements.map((element) => [element.id, element]));
  for (const element of cast.elements)
    if (element.version >= (newer.get(element.id)?.version ?? 0)) newer.set(element.id, element);
  return castOf({ ...cast, called: { ...called, ...cast.called } }, [...newer.values()], cast.at);
}
