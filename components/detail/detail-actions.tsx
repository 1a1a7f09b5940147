"use client";

import { Download, Heart as FavoriteIcon, Frame, RotateCcw, StepForward, Trash2 } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { showToast } from "@/components/ui/show-toast";
import { useAction } from "@/components/ui/use-action";
import { publishChange } from "@/components/video/changes";
import type { OwnVideo } from "@/components/video/frames/save-frame";
import { useFrameTools } from "@/components/video/frames/use-frame-tools";
import { goBack } from "@/components/video/navigation-memory";
import { useFavorite } from "@/components/video/use-favorite";
import { moveToTrash, restore } from "@/lib/gallery/actions";
import { isExported } from "@/lib/generations/exported";
import type { GenerationDetail } from "@/lib/generations/view";
import { ACTION } from "./action-look";
import { findPlayer } from "./find-player";

const PLAIN =
  "inline-flex min-h-11 items-center gap-2 rounded-md px-2.5 text-soft text-sm hover:bg-raised hover:text-ink disabled:opacity-60 md:min-h-9";

/** `share`: the button that opens a finished video's links. */
type Props = { generation: GenerationDetail; favorite: boolean; share: ReactNode };

/** The actions for a generation, the most likely first. */
export function DetailActions({ generation, favorite, share }: Props) {
  const t = useTranslations("gallery.actions");
  const { id, video, state, title, prompt } = generation;
  const own = video && { id, url: video.url, name: title ?? prompt };
  return (
    <div className="-mx-2.5 flex flex-col">
      <div className="flex items-start">
        {share}
        {video && (
          <a href={video.downloadUrl} download className={ACTION}>
            <Download aria-hidden="true" />
            {t("download")}
          </a>
        )}
        {!isExported(generation) && (
          <Link href={{ pathname: "/", query: { from: id } }} className={ACTION}>
            <RotateCcw aria-hidden="true" />
            {state === "failed" ? t("edit") : t("again")}
          </Link>
        )}
        {own && <Continue video={own} />}
        <Favorite generation={generation} first={favorite} />
      </div>
      <div className="flex flex-wrap">
        {own && <UseFrame video={own} />}
        <Delete id={id} />
      </div>
    </div>
  );
}

function Continue({ video }: { video: OwnVideo }) {
  const t = useTranslations("gallery");
  const { busy, goOn } = useFrameTools(video);
  const whole = t("frames.goOn");
  return (
    <button type="button" aria-label={whole} title={whole} className={ACTION} disabled={busy} onClick={goOn}>
      <StepForward aria-hidden="true" />
      {t("actions.continue")}
    </button>
  );
}

function Favorite({ generation, first }: { generation: GenerationDetail; first: boolean }) {
  const t = useTranslations("gallery.notes");
  const [on, setOn] = useState(first);
  const mark = useFavorite(generation.id);
  const show = (favorite: boolean) => {
    setOn(favorite);
    publishChange({ kind: "put", generation: { ...generation, favorite } });
  };
  return (
    <button type="button" aria-pressed={on} onClick={() => void mark(!on, show)} className={ACTION}>
      <FavoriteIcon aria-hidden="true" className={on ? "fill-lamp text-lamp-text" : ""} />
      {t("favorite")}
    </button>
  );
}

function UseFrame({ video }: { video: OwnVideo }) {
  const t = useTranslations("gallery.frames");
  const { busy, take } = useFrameTools(video);
  return (
    <button type="button" className={PLAIN} disabled={busy} onClick={() => take(findPlayer(video.url) ?? 0)}>
      <Frame aria-hidden="true" className="size-4" />
      {t("use")}
    </button>
  );
}

function Delete({ id }: { id: string }) {
  const t = useTranslations("gallery.actions");
  const router = useRouter();
  const { busy, act } = useAction();
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
        goBack();
        showToast(t("deleted"), { label: t("undo"), onClick: undo });
      },
    );
  }
  return (
    <button type="button" className={PLAIN} onClick={remove} disabled={busy}>
      <Trash2 aria-hidden="true" className="size-4" />
      {t("delete")}
    </button>
  );
}
