"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { GenerationView } from "@/lib/generations/view";
import type { Block } from "./block-map";
import { BulkBar } from "./bulk-bar";
import { Choosing } from "./choosing";
import { GalleryEmpty } from "./empty";
import { GalleryNotes } from "./notes";
import { NothingFound } from "./nothing-found";
import { TallGrid } from "./tall-grid";
import { type ArchiveStart, useArchive } from "./use-archive";
import { useOpenNews } from "./use-open-news";

/** A gallery whose numbers are known: any of its months can be reached at once. */
export function CountedGrid({ query, start }: { query: string; start: ArchiveStart }) {
  const t = useTranslations("gallery");
  const { archive, counts, recount } = useArchive(query, start);
  const [shown, setShown] = useState<readonly Block[]>([]);
  const watched = (shown.length > 0 ? shown : start.runs).flatMap((run) => archive.get(run) ?? []);
  const look = useOpenNews(watched, (news: GenerationView[]) => {
    for (const generation of news) archive.put(generation);
  });
  if (archive.months.length === 0) return query === "" ? <GalleryEmpty /> : <NothingFound />;
  return (
    <>
      <p className="sr-only" role="status">
        {t("total", { count: counts.total })}
      </p>
      <TallGrid archive={archive} months={archive.months} first={start.runs} headings onShown={setShown} />
      <BulkBar total={counts.total} />
      <Choosing query={query} />
      <GalleryNotes
        trouble={archive.failed || Boolean(look.error)}
        retry={() => {
          archive.want(shown);
          recount();
        }}
      />
    </>
  );
}
