"use client";

import { useState, useSyncExternalStore } from "react";
import { fetchPage } from "@/components/video/fetch-generations";
import type { MonthSlice } from "@/lib/gallery/month-slices";
import type { GalleryPage } from "@/lib/generations/view";
import { GalleryCache } from "./gallery-cache";

/** Pages replace months in a search: page 0 is the first, like the latest month. */
const FIRST = 900_000;

/** Views whose total isn't known in advance: text searches and date ranges. */
class Listing {
  readonly archive: GalleryCache;
  /** Where each page begins; the last one isn't loaded yet, and is null when there is none. */
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

/** `source` is the URL of the first page, including its question mark. */
export function useListing(source: string, first: GalleryPage, before?: string) {
  const [listing] = useState(
    () => new Listing((cursor) => `${source}${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ""}`, first, before),
  );
  const { archive } = listing;
  useSyncExternalStore(
    archive.subscribe,
    () => archive.version,
    () => 0,
  );
  return listing;
}
