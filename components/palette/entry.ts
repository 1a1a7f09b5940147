import type { ReactNode } from "react";
import { fuzzyScore } from "./fuzzy";

/** The groups of the palette, in their order while nothing is typed. */
const ENTRY_KINDS = [
  "actions",
  "pages",
  "videos",
  "elements",
  "collections",
  "sequences",
  "links",
  "starters",
  "prompts",
  "preferences",
] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** One row of the palette, with a unique key. */
export type Entry = {
  key: string;
  kind: EntryKind;
  name: string;
  /** More text to find it by; shown after the name. */
  about?: string;
  keys?: readonly string[];
  /** The server found it by the typed text, perhaps by words that are not shown. */
  found?: boolean;
  look: ReactNode;
  run: () => void;
};
export type EntryGroup = { kind: EntryKind; entries: Entry[] };

/** Rows of one group: the user's own things while nothing is typed, and any while something is. */
const MOST_AT_FIRST = 3;
const MOST = 6;
const FOUND = 10;
/** What having been used last adds to a score of at most 100. */
const RECENT = 12;

/** The entries that match, the best and the most recently used first. `recent` are keys, the last used one first. */
export function rankEntries(entries: readonly Entry[], query: string, recent: readonly string[]): EntryGroup[] {
  const typed = query.trim() !== "";
  const scored = entries.map((entry) => {
    const used = recent.indexOf(entry.key);
    const matched = typed
      ? Math.max(fuzzyScore(query, entry.name), fuzzyScore(query, entry.about ?? "") / 2, entry.found ? FOUND : 0)
      : 1;
    const bonus = used < 0 ? 0 : RECENT * (1 - used / recent.length);
    return { entry, score: matched === 0 ? 0 : matched + bonus };
  });
  const groups = ENTRY_KINDS.map((kind) => {
    const own = scored
      .filter(({ entry, score }) => entry.kind === kind && score > 0)
      .sort((one, other) => other.score - one.score);
    const all = kind === "actions" || kind === "pages";
    const most = typed ? MOST : all ? own.length : MOST_AT_FIRST;
    return { kind, best: own[0]?.score ?? 0, entries: own.slice(0, most).map(({ entry }) => entry) };
  }).filter(({ entries: shown }) => shown.length > 0);
  if (typed) groups.sort((one, other) => other.best - one.best);
  return groups.map(({ kind, entries: shown }) => ({ kind, entries: shown }));
}
