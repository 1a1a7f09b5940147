"use client";

import { useEffect, useState } from "react";
import type { GalleryPage } from "@/lib/generations/view";
import type { Block } from "./block-map";
import { BulkBar } from "./bulk-bar";
import { Choosing } from "./choosing";
import { subscribe } from "./feed";
import { GalleryNotes } from "./notes";
import { NothingFound } from "./nothing-found";
import { Older } from "./older";
import { TallGrid } from "./tall-grid";
import { useOpenNews } from "./use-open-news";
import { useSequence } from "./use-sequence";

type FoundGridProps = { source?: string; query: string; first: GalleryPage; before?: string };

/** What a search found, or a collection holds: page after page as far as one scrolls. */
export function FoundGrid({ source, query, first, before }: FoundGridProps) {
  const sequence = useSequence(source ?? `/api/gallery?${query}`, first, before);
  const { archive } = sequence;
  const [shown, setShown] = useState<readonly Block[]>([]);
  const watched = shown.flatMap((run) => archive.get(run) ?? []);
  const look = useOpenNews(watched, (news) => {
    for (const generation of news) archive.put(generation);
  });
  useEffect(
    () =>
      subscribe((news) => {
        if (news.kind === "many") archive.doubt();
        else if (news.kind === "gone") archive.remove(news.id);
        else archive.put(news.generation);
      }),
    [archive],
  );
  if (archive.months.length === 0) return <NothingFound />;
  const runs = [{ month: archive.months[0]?.month ?? 0, run: 0, count: first.items.length, items: first.items }];
  return (
    <>
      <TallGrid archive={archive} months={archive.months} first={runs} headings={false} onShown={setShown} />
      {sequence.more && (
        <Older
          cursor={sequence.more}
          query={query}
          loading={false}
          loadMore={() => void sequence.next()}
          key={sequence.more}
        />
      )}
      <BulkBar total={null} />
      <Choosing query={source ? null : query} />
      <GalleryNotes trouble={archive.failed || Boolean(look.error)} retry={() => void sequence.next()} />
    </>
  );
}
