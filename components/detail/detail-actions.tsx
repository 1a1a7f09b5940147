"use client";

import { Download, RotateCcw, Trash2 } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { showToast } from "@/components/ui/show-toast";
import { useAction } from "@/components/ui/use-action";
import { publishChange } from "@/components/video/changes";
import { FrameButtons } from "@/components/video/frames/frame-buttons";
import { moveToTrash, restore } from "@/lib/gallery/actions";
import type { GenerationDetail } from "@/lib/generations/view";

const quiet =
  "inline-flex min-h-11 items-center gap-2 rounded-md bg-raised px-4 text-sm font-medium hover:bg-surface disabled:opacity-60";

/** The actions for a generation, the most likely first. */
export function DetailActions({ generation }: { generation: GenerationDetail }) {
  const t = useTranslations("gallery.actions");
  const router = useRouter();
  const { busy, act } = useAction();
  const { id, video, state } = generation;
  function undo() {
    act(
      () => restore({ ids: [id] }),
      () => router.push(`/gallery/${id}`),
    );
  }
  function remove() {
    act(
      () => moveToTrash({ selection: { ids: [id] } }),
      () => {
        publishChange({ kind: "gone", id });
        router.push("/gallery");
        showToast(t("deleted"), { label: t("undo"), onClick: undo });
      },
    );
  }
  return (
    <div className="flex flex-wrap gap-2">
      <Link
        href={{ pathname: "/", query: { from: id } }}
        className="inline-flex min-h-11 items-center gap-2 rounded-md bg-lamp px-4 font-semibold text-lamp-ink text-sm hover:brightness-105"
      >
        <RotateCcw aria-hidden="true" className="size-4" />
        {state === "failed" ? t("edit") : t("again")}
      </Link>
      {video && (
        <FrameButtons video={{ id, url: video.url, name: generation.title ?? generation.prompt }} className={quiet} />
      )}
      {video && (
        <a href={video.downloadUrl} download className={quiet}>
          <Download aria-hidden="true" className="size-4" />
          {t("download")}
        </a>
      )}
      <button type="button" className={quiet} onClick={remove} disabled={busy}>
        <Trash2 aria-hidden="true" className="size-4" />
        {t("delete")}
      </button>
    </div>
  );
}
