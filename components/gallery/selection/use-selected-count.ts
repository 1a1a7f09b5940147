"use client";

import useSWRImmutable from "swr/immutable";
import { fetchSpanCount } from "@/components/video/fetch-generations";
import { useSelectedSet } from "./selection";
import { selectionOf } from "./selection-request";

/** The number of selected videos: `n`, or more than that; null while counting. */
export type SelectedCount = { n: number; more: boolean } | null;

/** `total` is the number of videos in the view, or null when unknown. */
export function useSelectedCount(total: number | null): SelectedCount {
  const chosen = useSelectedSet();
  const now = selectionOf(chosen);
  const [query, spans] = "ids" in now ? ["", []] : [now.query, now.spans];
  const whole = spans.length === 1 && spans[0]?.every((end) => end === null) ? total : null;
  const { data } = useSWRImmutable(
    spans.length > 0 && whole === null ? ["spans", query, JSON.stringify(spans)] : null,
    () => Promise.all(spans.map((span) => fetchSpanCount(query, span))),
  );
  if ("ids" in now) return { n: chosen.single.size, more: false };
  const counts = whole === null ? data : [{ n: whole, more: false }];
  if (!counts) return null;
  const within = counts.reduce((sum, { n }) => sum + n, 0);
  return { n: within - now.except.length + now.also.length, more: counts.some(({ more }) => more) };
}
