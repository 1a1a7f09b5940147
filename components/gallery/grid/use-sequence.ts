"use client";

import { useState, useSyncExternalStore } from "react";
import { fetchPage } from "@/components/video/fetch-generations";
import type { MonthSlice } from "@/lib/gallery/month-slices";
import type { GalleryPage } from "@/lib/generations/view";
import { GalleryCache } from "./gallery-cache";

/** Pages stand where months stand in a counted gallery: page 0 is the first, as if it were the latest month. */
const FIRST = 900_000;

/** Pages whose number nobody knows beforehand: the words of a search, the days of a range. */
class Sequence {
  readonly archive: GalleryCache;
  /** Where each page begins; the last one is not loaded yet, and null when there is none. */
  private readonly cursors: (string | null | undefined)[];
  private busy = false;

  constructor(
    private readonly url: (cursor?: string) => string,
    first: GalleryPage,
    before?: string,
  ) {
    this.cursors = [before, first.nextCursor];
    const run = { month: FIRST, run: 0, count: first.items.length };
    this.archive = new GalleryCache((wanted) => this.fetch(wanted), {
      months: [{ month: FIRST, n: first.items.length }],
      runs: [{ ...run, items: first.items }],
    });
    this.archive.setMonths(this.archive.months);
  }

  get more(): string | null {
    return this.cursors.at(-1) ?? null;
  }

  async next(): Promise<void> {
    const cursor = this.cursors.at(-1);
    if (!cursor || this.busy) return;
    this.busy = true;
    try {
      const page = await fetchPage(this.url(cursor));
      const month = FIRST - this.cursors.length + 1;
      this.cursors.push(page.nextCursor);
      this.archive.add({ month, run: 0, count: page.items.length, items: page.items });
      this.archive.failed = false;
    } catch {
      this.archive.fail();
    } finally {
      this.busy = false;
    }
  }

  private async fetch({ month, count }: MonthSlice) {
    const cursor = this.cursors[FIRST - month] ?? undefined;
    return (await fetchPage(this.url(cursor))).items.slice(0, count);
  }
}

/** `source` is the address of the first page, with its question mark. */
export function useSequence(source: string, first: GalleryPage, before?: string) {
  const [sequence] = useState(
    () => new Sequence((cursor) => `${source}${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ""}`, first, before),
  );
  const { archive } = sequence;
  useSyncExternalStore(
    archive.subscribe,
    () => archive.version,
    () => 0,
  );
  return sequence;
}
