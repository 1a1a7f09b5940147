import { useCallback, useEffect, useState } from "react";
import type { ImageView } from "@/lib/generations/view";
import type { EarlierPage } from "@/lib/images/earlier";

type Earlier = { at: "loading" | "ready" | "failed"; items: readonly ImageView[]; next: string | null };

const NONE: Earlier = { at: "loading", items: [], next: null };
/** Milliseconds without a key before a search is sent. */
const PAUSE = 200;

/** A user's images whose names contain `search`, page by page. */
export function useEarlier(search: string): Earlier & { more: () => void } {
  const [earlier, setEarlier] = useState(NONE);
  const [request, setRequest] = useState<{ search: string; cursor: string | null; before: readonly ImageView[] }>();

  useEffect(() => {
    const soon = setTimeout(() => setRequest({ search, cursor: null, before: [] }), search === "" ? 0 : PAUSE);
    return () => clearTimeout(soon);
  }, [search]);

  useEffect(() => {
    if (!request) return;
    const stop = new AbortController();
    // Keep the current results until the answer arrives: a list that blinks at every letter can't be read.
    setEarlier((now) => ({ ...now, at: "loading" }));
    fetchPage(request.search, request.cursor, stop.signal).then(
      ({ items, nextCursor }) => setEarlier({ at: "ready", items: [...request.before, ...items], next: nextCursor }),
      () => stop.signal.aborted || setEarlier((now) => ({ ...now, at: "failed" })),
    );
    return () => stop.abort();
  }, [request]);

  const { items, next } = earlier;
  const more = useCallback(
    () => setRequest({ search, cursor: next, before: next ? items : [] }),
    [search, next, items],
  );
  return { ...earlier, more };
}

async function fetchPage(search: string, cursor: string | null, signal: AbortSignal): Promise<EarlierPage> {
  const query = new URLSearchParams({ ...(search && { q: search }), ...(cursor && { cursor }) });
  const response = await fetch(`/api/images?${query}`, { signal });
  if (!response.ok) throw new Error(`the images answered ${response.status}`);
  return (await response.json()) as EarlierPage;
}
