import { useLocale } from "next-intl";
import useSWR from "swr";
import useSWRInfinite from "swr/infinite";
import { useSettled } from "@/components/ui/use-settled";
import { useComposer } from "../context";
import { fetchLibrary, fetchSent, sentAddress } from "./fetch-library";
import {
  draftItem,
  type ItemKind,
  KINDS,
  type LibraryItem,
  matches,
  type ShownKind,
  savedItem,
  sentItem,
  starterItem,
  withUnnamed,
} from "./library-item";
import { loadStarters } from "./load-starters";

const still = { revalidateOnFocus: false, revalidateIfStale: true } as const;

/** The library's items that match a search, by group. */
export function useLibrary(query: string, shown: ShownKind) {
  const language = useLocale();
  const open = useComposer((state) => state.draft.open);
  const settled = useSettled(query.trim());
  const own = useSWR("library", fetchLibrary, still);
  const written = useSWR(["starters", language], () => loadStarters(language), { ...still, revalidateIfStale: false });
  const sent = useSWRInfinite((_index, previous) => sentAddress(settled, previous), fetchSent, {
    ...still,
    keepPreviousData: true,
  });

  const groups: Record<ItemKind, LibraryItem[]> = {
    drafts: own.data ? withUnnamed(own.data.drafts, open).map(draftItem) : [],
    saved: (own.data?.saved ?? []).map(savedItem),
    starters: (written.data ?? []).map(starterItem),
    sent: (sent.data ?? []).flatMap(({ items }) => items).map(sentItem),
  };
  const kinds = KINDS.filter((kind) => shown === "all" || shown === kind);
  const last = sent.data?.at(-1);
  return {
    groups: kinds
      .map((kind) => ({
        kind,
        items: kind === "sent" ? groups.sent : groups[kind].filter((item) => matches(item, query)),
      }))
      .filter(({ items }) => items.length > 0),
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
