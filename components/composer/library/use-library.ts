import { useLocale } from "next-intl";
import { useEffect, useState } from "react";
import useSWR from "swr";
import useSWRInfinite from "swr/infinite";
import { useComposer } from "../context";
import {
  draftEntry,
  type Entry,
  type EntryKind,
  KINDS,
  matches,
  type ShownEntry,
  savedEntry,
  sentEntry,
  starterEntry,
  withUnnamed,
} from "./entries";
import { fetchLibrary, fetchSent, sentAddress } from "./fetch-library";
import type { Starter } from "./starters/starter";

/** Milliseconds without typing before the server is queried. */
const PAUSE = 200;
const still = { revalidateOnFocus: false, revalidateIfStale: true } as const;

const STARTERS: Record<string, () => Promise<{ starters: readonly Starter[] }>> = {
  en: () => import("./starters/en"),
  zh: () => import("./starters/zh"),
};

/** The library's entries that match a search, by group. */
export function useLibrary(query: string, shown: ShownEntry) {
  const language = useLocale();
  const open = useComposer((state) => state.draft.open);
  const settled = useSettled(query.trim());
  const own = useSWR("library", fetchLibrary, still);
  const written = useSWR(
    ["starters", language],
    async () => (await (STARTERS[language] ?? STARTERS.en)?.())?.starters,
    {
      ...still,
      revalidateIfStale: false,
    },
  );
  const sent = useSWRInfinite((_index, previous) => sentAddress(settled, previous), fetchSent, {
    ...still,
    keepPreviousData: true,
  });

  const groups: Record<EntryKind, Entry[]> = {
    drafts: own.data ? withUnnamed(own.data.drafts, open).map(draftEntry) : [],
    saved: (own.data?.saved ?? []).map(savedEntry),
    starters: (written.data ?? []).map(starterEntry),
    sent: (sent.data ?? []).flatMap(({ items }) => items).map(sentEntry),
  };
  const kinds = KINDS.filter((kind) => shown === "all" || shown === kind);
  const last = sent.data?.at(-1);
  return {
    groups: kinds
      .map((kind) => ({ kind, entries: kind === "sent" ? groups.sent : groups[kind].filter((e) => matches(e, query)) }))
      .filter(({ entries }) => entries.length > 0),
    loading: own.isLoading || written.isLoading || sent.isLoading || settled !== query.trim(),
    trouble: Boolean(own.error ?? sent.error ?? written.error),
    older:
      kinds.includes("sent") && last?.nextCursor
        ? { after: last.nextCursor, load: () => void sent.setSize((size) => size + 1) }
        : null,
    refresh: () => void own.mutate(),
    retry: () => {
      void own.mutate();
      void sent.mutate();
      void written.mutate();
    },
  };
}

/** The typed text, once typing pauses. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
