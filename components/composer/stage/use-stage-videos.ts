import { useEffect, useEffectEvent, useState } from "react";
import { flatten, refreshHead, remove, upsert } from "@/components/gallery/grid/pages";
import { subscribeToChanges } from "@/components/video/changes";
import { fetchByIds, fetchPage } from "@/components/video/fetch-generations";
import { useLiveUp } from "@/components/video/live/use-live";
import { isOpen } from "@/lib/generations/lifecycle/states";
import { type PackedView, unpackViews } from "@/lib/generations/packed-views";
import type { GalleryPage } from "@/lib/generations/view";

/** Milliseconds between polls of unfinished videos: visible, hidden, and while changes arrive by themselves. */
const VISIBLE = 2_500;
const HIDDEN = 20_000;
const LIVE = 30_000;

/** What this tab last knew: a return to the page may show an answer that is older. */
let memory: { initial: readonly PackedView[]; pages: readonly GalleryPage[] } | null = null;

const start = (initial: readonly PackedView[]): readonly GalleryPage[] => {
  if (memory?.initial === initial) return memory.pages;
  const head = { items: unpackViews(initial), nextCursor: null };
  return memory && typeof window !== "undefined" ? refreshHead(memory.pages, head) : [head];
};

/** The newest videos: those that the server sent, kept up to date. `trouble`: the last try to do so failed. */
export function useStageVideos(initial: readonly PackedView[]) {
  const [from, setFrom] = useState(initial);
  const [pages, setPages] = useState(() => start(initial));
  const [trouble, setTrouble] = useState(false);
  if (from !== initial) {
    setFrom(initial);
    setPages(start(initial));
  }
  useEffect(() => {
    memory = { initial, pages };
  }, [initial, pages]);

  const items = flatten(pages);
  const open = items.flatMap(({ id, state }) => (isOpen(state) ? [id] : []));
  const update = async (load: () => Promise<(now: readonly GalleryPage[]) => readonly GalleryPage[]>) => {
    try {
      setPages(await load());
      setTrouble(false);
    } catch {
      setTrouble(true);
    }
  };
  const refresh = () =>
    update(async () => {
      const { items: newest } = await fetchPage("/api/generations");
      return (now) => refreshHead(now, { items: newest, nextCursor: null });
    });
  const poll = () =>
    update(async () => {
      const { items: changed } = await fetchByIds(`/api/generations?ids=${open.join()}`);
      return (now) => changed.reduce(upsert, [...now]);
    });
  const onPoll = useEffectEvent(() => void poll());
  const onMany = useEffectEvent(() => void refresh());

  useEffect(
    () =>
      subscribeToChanges((change) => {
        if (change.kind === "many") onMany();
        else setPages((now) => (change.kind === "put" ? upsert(now, change.generation) : remove(now, change.id)));
      }),
    [],
  );
  const up = useLiveUp();
  const waits = open.length > 0;
  useEffect(() => {
    if (!waits) return;
    // Events before the stream connected, or while it was down, were missed.
    if (up) onPoll();
    let timer: ReturnType<typeof setTimeout>;
    const later = () => {
      timer = setTimeout(
        () => {
          onPoll();
          later();
        },
        up ? LIVE : document.hidden ? HIDDEN : VISIBLE,
      );
    };
    later();
    const onVisible = () => document.hidden || onPoll();
    document.addEventListener("visibilitychange", onVisible);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", onVisible);
    };
  }, [waits, up]);
  return { items, trouble, retry: () => void refresh() };
}
