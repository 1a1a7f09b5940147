"use client";

import { RotateCw, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { KeyboardEvent, PointerEventHandler } from "react";
import { announce, moveImage } from "@/components/composer/changes";
import { useComposer, useComposerContext } from "@/components/composer/context";
import type { Image } from "@/components/composer/prompt/prompt-document";
import type { Asset } from "@/components/composer/state";
import { messageFor } from "@/lib/i18n/message-for";
import { ImageCaption } from "./image-caption";
import { ImageThumbnail } from "./image-thumbnail";

type Props = {
  image: Image;
  index: number;
  count: number;
  lifted: boolean;
  carried: () => boolean;
  onPointerDown: PointerEventHandler;
  onPointerMove: PointerEventHandler;
  onPointerUp: PointerEventHandler;
  onPointerCancel: PointerEventHandler;
};

/** One image with its number; can be removed, and moved by pointer or with Shift and an arrow key. */
export function ImageTile({ image, index, count, lifted, carried, ...pointer }: Props) {
  const t = useTranslations("compose.images");
  const { store, uploads, editor } = useComposerContext();
  const asset = useComposer((state) => state.assets[image.key]);
  const number = index + 1;

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Delete" || event.key === "Backspace") {
      event.preventDefault();
      uploads.remove(image.key);
      return store.set(announce(t("removed", { name: image.name })));
    }
    const step = event.key === "ArrowLeft" ? -1 : event.key === "ArrowRight" ? 1 : 0;
    if (step === 0 || !event.shiftKey) return;
    event.preventDefault();
    const place = Math.max(0, Math.min(count - 1, index + step));
    store.set(moveImage(image.key, place));
    store.set(announce(t("moved", { name: image.name, place: place + 1, count })));
  };

  return (
    <li className="w-18 shrink-0 lg:w-auto lg:min-w-0">
      <div
        data-lifted={lifted || undefined}
        className={`group relative aspect-[4/3] rounded-md transition-transform ${lifted ? "z-10 scale-105 shadow-(--shadow) ring-2 ring-lamp" : ""}`}
      >
        <button
          type="button"
          aria-label={t("one", { number, name: image.name })}
          aria-keyshortcuts="Shift+ArrowLeft Shift+ArrowRight Delete"
          onKeyDown={onKeyDown}
          onClick={() => carried() || editor.mention(image.key)}
          onContextMenu={(event) => lifted && event.preventDefault()}
          {...pointer}
          className="block size-full touch-pan-x select-none overflow-hidden rounded-md bg-sunken [-webkit-touch-callout:none]"
        >
          <ImageThumbnail imageKey={image.key} className="size-full rounded-none" />
          <span className="timecode absolute bottom-1 left-1 rounded-[3px] bg-black/75 px-1 leading-4 text-[#ffc867]">
            {number}
          </span>
        </button>
        {asset && asset.at !== "uploaded" && <UploadOverlay asset={asset} name={image.name} />}
        {asset?.at === "stopped" && (
          <button
            type="button"
            aria-label={t("retry", { number })}
            onClick={() => uploads.retry(image.key)}
            className="absolute inset-0 m-auto grid size-9 place-items-center rounded-full bg-black/75 text-white hover:bg-black"
          >
            <RotateCw aria-hidden className="size-4" />
          </button>
        )}
        <button
          type="button"
          aria-label={t(asset?.at === "uploading" ? "cancel" : "remove", { number })}
          onClick={() => uploads.remove(image.key)}
          className="absolute top-0 right-0 grid size-8 place-items-center opacity-100 transition-opacity focus-visible:opacity-100 group-hover:opacity-100 lg:opacity-0"
        >
          <span className="grid size-5 place-items-center rounded-full bg-black/75 text-white">
            <X aria-hidden className="size-3.5" />
          </span>
        </button>
      </div>
      <ImageCaption image={image} index={index} count={count} />
    </li>
  );
}

/** Covers an image that isn't uploaded yet: its progress, or why it stopped. */
function UploadOverlay({ asset, name }: { asset: Exclude<Asset, { at: "uploaded" }>; name: string }) {
  const t = useTranslations();
  if (asset.at === "stopped") {
    return (
      <span className="pointer-events-none absolute inset-0 rounded-md bg-danger/40 ring-2 ring-danger">
        <span className="sr-only">
          {name}: {messageFor(t, `compose.stopped.${asset.reason}`) ?? t("errors.unexpected")}
        </span>
      </span>
    );
  }
  return (
    <span className="pointer-events-none absolute inset-0 flex items-end rounded-md bg-black/40 p-1.5 pb-7">
      <progress
        aria-label={t("compose.images.progress", { name })}
        value={asset.progress ?? undefined}
        max={1}
        className="h-1 w-full indeterminate:animate-pulse motion-reduce:animate-none appearance-none overflow-hidden rounded-full bg-white/30 [&::-moz-progress-bar]:bg-lamp [&::-webkit-progress-bar]:bg-white/30 [&::-webkit-progress-value]:bg-lamp [&::-webkit-progress-value]:transition-[width]"
      />
    </span>
  );
}
