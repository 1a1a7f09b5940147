import { type SelectedSet, selectedSet, spanned, useSelectedSet } from "./selection";

export type Selection =
  | { ids: string[] }
  | { query: string; spans: [string | null, string | null][]; except: string[]; also: string[] };

/** What the server is queried for. */
export function selectionOf(chosen: SelectedSet): Selection {
  const { view, spans, single } = chosen;
  const spots = [...single.values()];
  if (spans.length === 0 || view === null) return { ids: spots.map(({ id }) => id) };
  return {
    query: view,
    spans: spans.map(({ newest, oldest }) => [newest?.id ?? null, oldest?.id ?? null]),
    except: spots.filter((spot) => spanned(spot, chosen)).map(({ id }) => id),
    also: spots.filter((spot) => !spanned(spot, chosen)).map(({ id }) => id),
  };
}
/** The same for the current selection. */
export const selection = (): Selection => selectionOf(selectedSet());

/** The ids of two to four individually selected videos, for the URL; else nothing. */
export function useComparable(): string {
  const { spans, single } = useSelectedSet();
  return spans.length === 0 && single.size >= 2 && single.size <= 4 ? [...single.keys()].join() : "";
}
