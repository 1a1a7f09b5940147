"use client";

import { Columns2, Download, Heart as FavoriteIcon, FolderPlus, Link2, ListPlus, Tags, Trash2, X } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useRef, useState, useTransition } from "react";
import { CollectForm } from "@/components/gallery/collections/collect-form";
import { useTrash } from "@/components/gallery/trash/use-trash";
import { Dialog } from "@/components/ui/dialog";
import { lazyPart } from "@/components/ui/lazy-part";
import { showToast } from "@/components/ui/show-toast";
import { useRunAction } from "@/components/ui/use-run-action";
import { publishChange } from "@/components/video/changes";
import { favorite } from "@/lib/gallery/actions";
import { BulkTool } from "./bulk-tool";
import { clearSelection } from "./selection";
import { type Selection, selection, useComparable } from "./selection-request";
import { TagForm } from "./tag-form";
import { type SelectedCount, useSelectedCount } from "./use-selected-count";
import { useUndoToast } from "./use-undo-toast";

const ShareChosen = lazyPart(() => import("./share-selection"));
const AddForm = lazyPart(() => import("@/components/sequences/add-form"));

type Asking = "collect" | "sequence" | "tag" | "share";

/** The actions for all selected videos, within reach of the thumb. */
export default function BulkTools({ total }: { total: number | null }) {
  const t = useTranslations("gallery.bulk");
  const count = useSelectedCount(total);
  const [busy, start] = useTransition();
  const mark = useFavorite();
  const throwAway = useTrash();
  const archive = useRef<HTMLFormElement>(null);
  const [asking, setAsking] = useState<Asking | null>(null);
  const idle = busy || count?.n === 0;

  /** The selection stays, for what is to be done with the same videos next. */
  function finish() {
    setAsking(null);
    publishChange({ kind: "many" });
  }
  function download() {
    const field = archive.current?.elements.namedItem("selection");
    if (!(field instanceof HTMLInputElement)) return;
    field.value = JSON.stringify(selection());
    archive.current?.submit();
    showToast(t("downloading"));
  }

  return (
    <section
      aria-label={t("title")}
      data-unsaved
      className="rounded-lg bg-raised p-1.5 shadow-(--shadow) sm:flex sm:items-center sm:gap-1"
    >
      <div className="flex items-center sm:gap-1">
        <BulkTool label={t("none")} idle={false} onClick={clearSelection} icon={X} bare />
        <p role="status" className="grow whitespace-nowrap pr-3 text-sm tabular-nums">
          {count ? t(count.more ? "over" : "count", { count: count.n }) : t("counting")}
        </p>
        <CompareButton />
      </div>
      <div className="grid grid-cols-7 sm:flex sm:gap-1">
        <BulkTool
          label={t("favorite")}
          idle={idle}
          onClick={() => start(() => mark(selection(), true))}
          icon={FavoriteIcon}
        />
        <BulkTool label={t("collect")} idle={idle} onClick={() => setAsking("collect")} icon={FolderPlus} />
        <BulkTool label={t("sequence")} idle={idle} onClick={() => setAsking("sequence")} icon={ListPlus} />
        <BulkTool label={t("tag")} idle={idle} onClick={() => setAsking("tag")} icon={Tags} />
        <BulkTool label={t("share")} idle={idle} onClick={() => setAsking("share")} icon={Link2} />
        <BulkTool label={t("download")} idle={idle} onClick={download} icon={Download} />
        <BulkTool
          label={t("delete")}
          idle={idle}
          onClick={() => void throwAway(selection(), clearSelection)}
          icon={Trash2}
        />
      </div>
      <form ref={archive} method="post" action="/api/gallery/zip" hidden>
        <input type="hidden" name="selection" />
      </form>
      {asking && (
        <Dialog title={t(asking)} close={t("close")} onClose={() => setAsking(null)}>
          <Asked what={asking} count={count} onDone={finish} />
        </Dialog>
      )}
    </section>
  );
}

function Asked({ what, count, onDone }: { what: Asking; count: SelectedCount; onDone: () => void }) {
  switch (what) {
    case "collect":
      return <CollectForm onDone={onDone} />;
    case "sequence":
      return <AddForm from={() => ({ selection: selection() })} onDone={onDone} />;
    case "tag":
      return <TagForm onDone={onDone} />;
    case "share":
      return <ShareChosen selection={selection} count={count && !count.more ? count.n : Number.POSITIVE_INFINITY} />;
    default:
      return what satisfies never;
  }
}

/**
 * Adds videos to the favorites or removes them. The page shows only part of the selection, so the server reports
 * whether all were favorites already; then removing them is offered instead of done.
 */
function useFavorite() {
  const t = useTranslations("gallery.bulk");
  const attempt = useRunAction();
  const showUndo = useUndoToast();
  return function mark(chosen: Selection, on: boolean): Promise<void> {
    return attempt(
      () => favorite({ selection: chosen, on }),
      ({ changed, undo }) => {
        publishChange({ kind: "many" });
        const said = t(on ? "favorited" : "unfavorited", { count: changed });
        if (changed > 0) showUndo(said, undo && (() => favorite({ selection: { ids: undo }, on: !on })));
        else showToast(said, on ? { label: t("unfavorite"), onClick: () => void mark(chosen, false) } : undefined);
      },
    );
  };
}

/** Shown while two to four videos are selected individually. */
function CompareButton() {
  const t = useTranslations("gallery.bulk");
  const ids = useComparable();
  if (!ids) return null;
  return (
    <Link
      href={{ pathname: "/gallery/compare", query: { ids } }}
      prefetch={false}
      aria-label={t("compare")}
      title={t("compare")}
      className="inline-flex min-h-11 min-w-11 items-center justify-center gap-2 whitespace-nowrap rounded-md px-2.5 text-sm hover:bg-surface"
    >
      <Columns2 aria-hidden="true" className="size-5 sm:size-4" />
      <span className="hidden xl:inline">{t("compare")}</span>
    </Link>
  );
}
