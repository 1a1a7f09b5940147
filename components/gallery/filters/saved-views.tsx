"use client";

import type { Route } from "next";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { withMessages } from "@/components/ui/all-messages";
import { Icon } from "@/components/ui/icon/icon";
import { lazyPart } from "@/components/ui/lazy-part";
import type { SavedView } from "@/lib/gallery/saved-views/saved-view";

const ViewDialog = lazyPart(
  withMessages(() => import("./saved-view-dialog")),
  { place: "above" },
);

/** The user's saved views, and a button that saves the current one. */
export default function SavedViews({ views, query }: { views: SavedView[]; query: string }) {
  const t = useTranslations("gallery.views");
  const [open, setOpen] = useState(false);
  const here = views.find((view) => view.query === query);
  return (
    <nav aria-label={t("title")} className="-mt-1 mb-4 flex flex-wrap items-center gap-2 text-sm">
      {views.map(({ id, name, query: saved }) => (
        <Link
          key={id}
          href={`/gallery?${saved}` as Route}
          prefetch={false}
          aria-current={saved === query ? "page" : undefined}
          className="inline-flex min-h-11 max-w-60 items-center rounded-full bg-surface px-3.5 text-soft hover:text-ink aria-[current]:bg-raised aria-[current]:text-ink md:min-h-8"
        >
          <span dir="auto" className="truncate">
            {name}
          </span>
        </Link>
      ))}
      {query !== "" && (
        <button
          type="button"
          onClick={() => setOpen(true)}
          className="inline-flex min-h-11 items-center gap-1.5 rounded-full px-3 text-lamp-text hover:bg-surface md:min-h-8"
        >
          <Icon name={here ? "pencil" : "bookmark"} className="size-3.5" />
          {here ? t("change") : t("save")}
        </button>
      )}
      {open && <ViewDialog view={here} query={query} onClose={() => setOpen(false)} />}
    </nav>
  );
}
