import { useEffect, useEffectEvent, useState } from "react";
import { flatten, refreshHead, remove, upsert } from "@/components/gallery/grid/pages";
import { subscribeToChanges } from "@/components/video/changes";
import { fetchPage } from "@/components/video/fetch-generations";
import { useLiveChanges } from "@/components/video/use-live-changes";
import { type PackedView, unpackViews } from "@/lib/generations/packed-views";
import type { GalleryPage, GenerationView } from "@/lib/generations/view";

/** What this tab last knew: a return to the page may show an answer that is older. */
let memory: { initial: readonly PackedView[]; pages: readonly GalleryPage[] } | null = null;

/** What is submitted is seen a moment after the time that it gets. */
const MOMENT_MS = 2_000;

function start(initial: readonly PackedView[], at: number): readonly GalleryPage[] {
  if (memory?.initial === initial) return memory.pages;
  const head = { items: unpackViews(initial), nextCursor: null };
  const since = ({ createdAt }: GenerationView) => Date.parse(createdAt) > at - MOMENT_MS;
  return memory && typeof window !== "undefined" ? refreshHead(memory.pages, head, since) : [head];
}

/**
 * The newest videos: those that the server sent, which it read `at` this time, kept up to date. `trouble`: the last try
 * to do so failed.
 */
export function useStageVideos(initial: readonly PackedView[], at: number) {
  const [from, setFrom] = useState(initial);
  const [pages, setPages] = useState(() => start(initial, at));
  const [failed, setFailed] = useState(false);
  if (from !== initial) {
    setFrom(initial);
    setPages(start(initial, at));
  }
  useEffect(() => {
    memory = { initial, pages };
  }, [initial, pages]);

  const items = flatten(pages);
  const refresh = async () => {
    const asked = new Set(items.map(({ id }) => id));
    try {
      const { items: newest } = await fetchPage("/api/generations");
      setPages((now) => refreshHead(now, { items: newest, nextCursor: null }, ({ id }) => !asked.has(id)));
      setFailed(false);
    } catch {
      setFailed(true);
    }
  };
  const onMany = useEffectEvent(() => void refresh());
  useEffect(
    () =>
      subscribeToChanges((change) => {
        if (change.kind === "many") onMany();
        else setPages((now) => (change.kind === "put" ? upsert(now, change.generation) : remove(now, change.id)));
      }),
    [],
  );
  const live = useLiveChanges(items, (changed) => setPages((now) => changed.reduce(upsert, [...now])));
  return { items, trouble: failed || live.failed, retry: () => void refresh() };
}
