"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { Card } from "@/components/gallery/card/card";
import { GalleryNotes } from "@/components/gallery/gallery-notes";
import { Tiles } from "@/components/gallery/grid/tiles";
import { useGallery } from "@/components/gallery/grid/use-gallery";
import type { GalleryPage } from "@/lib/generations/view";

const SHOWN = 12;

export function RecentFeed({ initial }: { initial: GalleryPage }) {
  const t = useTranslations("gallery");
  const { items, trouble, retry } = useGallery(initial);
  if (items.length === 0) {
    return (
      <div className="grid min-h-48 place-items-center rounded-md bg-sunken p-6">
        <p className="max-w-xs text-center text-faint text-sm">{t("recent.empty")}</p>
      </div>
    );
  }
  return (
    <>
      <Tiles label={t("recent.title")}>
        {items.slice(0, SHOWN).map((generation) => (
          <Card key={generation.id} generation={generation} />
        ))}
      </Tiles>
      <Link
        href={{ pathname: "/gallery" }}
        className="mt-4 inline-flex min-h-11 items-center text-lamp-text text-sm underline-offset-4 hover:underline"
      >
        {t("recent.all")}
      </Link>
      <GalleryNotes trouble={trouble} retry={retry} />
    </>
  );
}
