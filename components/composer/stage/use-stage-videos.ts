import { useEffect, useEffectEvent, useState } from "react";
import { type GenerationChange, subscribeToChanges } from "@/components/video/changes";
import { fetchPage } from "@/components/video/fetch-generations";
import { useLiveChanges } from "@/components/video/use-live-changes";
import { type PackedView, unpackViews } from "@/lib/generations/packed-views";
import type { GenerationView } from "@/lib/generations/view";
import { refresh, remove, upsert } from "./newest-videos";

/** What this tab last knew: a return to the page may show an answer that is older. */
let memory: { initial: readonly PackedView[]; items: readonly GenerationView[] } | null = null;

/** What is submitted is seen a moment after the time that it gets. */
const MOMENT_MS = 2_000;

const isSince = (at: number) => (video: GenerationView) => Date.parse(video.createdAt) > at - MOMENT_MS;

function start(initial: readonly PackedView[], at: number): readonly GenerationView[] {
  if (memory?.initial === initial) return memory.items;
  const read = unpackViews(initial);
  return memory && typeof window !== "undefined" ? refresh(memory.items, read, isSince(at)) : read;
}

/**
 * The newest videos: those that the server sent, which it read `at` this time, kept up to date. `trouble`: the last try
 * to do so failed.
 */
export function useStageVideos(initial: readonly PackedView[], at: number) {
  const [from, setFrom] = useState(initial);
  const [items, setItems] = useState(() => start(initial, at));
  const [failed, setFailed] = useState(false);
  if (from !== initial) {
    setFrom(initial);
    setItems(start(initial, at));
  }
  useEffect(() => {
    memory = { initial, items };
  }, [initial, items]);

  const readAgain = async () => {
    const asked = new Set(items.map(({ id }) => id));
    try {
      const { items: newest } = await fetchPage("/api/generations");
      setItems((now) => refresh(now, newest, ({ id }) => !asked.has(id)));
      setFailed(false);
    } catch {
      setFailed(true);
    }
  };
  const put = (changed: readonly GenerationView[]) =>
    setItems((now) => changed.reduce((known, video) => upsert(known, video, isSince(at)), now));
  const onChange = useEffectEvent((change: GenerationChange) => {
    if (change.kind === "many") void readAgain();
    else if (change.kind === "put") put([change.generation]);
    else setItems((now) => remove(now, change.id));
  });
  useEffect(() => subscribeToChanges((change) => onChange(change)), []);
  const live = useLiveChanges(items, put);
  return { items, trouble: failed || live.failed, retry: () => void readAgain() };
}
