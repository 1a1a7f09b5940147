"use client";

import { useTranslations } from "next-intl";
import type { GalleryPage } from "@/lib/generations/view";
import { Card } from "./card";
import { GalleryEmpty } from "./empty";
import { Frames } from "./frames";
import { GalleryNotes } from "./notes";
import { Older } from "./older";
import { useGallery } from "./use-gallery";

export function GalleryFeed({ initial, before }: { initial: GalleryPage; before?: string }) {
  const t = useTranslations("gallery");
  const { items, more, loading, loadMore, trouble, retry } = useGallery(initial, before);
  if (items.length === 0) return <GalleryEmpty />;
  return (
    <>
      <Frames label={t("list")}>
        {items.map((generation) => (
          <Card key={generation.id} generation={generation} />
        ))}
      </Frames>
      {more && <Older cursor={more} loading={loading} loadMore={loadMore} />}
      <GalleryNotes trouble={trouble} retry={retry} />
    </>
  );
}
