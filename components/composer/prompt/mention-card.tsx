"use client";

import { useTranslations } from "next-intl";
import { editDocument } from "@/components/composer/changes";
import { useComposer, useComposerContext } from "@/components/composer/context";
import type { EditorView } from "@/components/composer/editor/menu-view";
import { ImageThumbnail } from "@/components/composer/images/image-thumbnail";
import { documentOf } from "@/components/composer/state";
import type { Store } from "@/components/ui/store";
import { deleteMentions, type Image, restoreImage } from "./prompt-document";
import { useView } from "./use-view";

type Props = { view: Store<EditorView>; onStay: () => void; onLeave: () => void };

const WIDTH = 184;

/** A larger view of a mention's image while the pointer or caret is at the mention. */
export function MentionCard({ view, onStay, onLeave }: Props) {
  const t = useTranslations("compose.mention");
  const near = useView(view, (now) => (now.menu ? null : now.near));
  const images = useComposer((state) => documentOf(state).images);
  const gone = useComposer((state) => documentOf(state).gone);
  if (!near) return null;
  const number = images.findIndex((image) => image.key === near.key) + 1;
  const image = images[number - 1] ?? gone.find((one) => one.key === near.key);
  if (!image) return null;
  const above = near.at.top > 240;
  return (
    <div
      onPointerEnter={onStay}
      onPointerLeave={onLeave}
      style={{
        left: Math.max(8, Math.min(near.at.left, window.innerWidth - WIDTH - 8)),
        width: WIDTH,
        ...(above ? { bottom: window.innerHeight - near.at.top + 8 } : { top: near.at.bottom + 8 }),
      }}
      className="fixed z-40 flex flex-col gap-2 rounded-md bg-raised p-2 text-sm shadow-(--shadow) ring-1 ring-line"
    >
      <ImageThumbnail
        imageKey={near.key}
        className={`aspect-square w-full ${number === 0 ? "opacity-40 grayscale" : ""}`}
      />
      <p className="flex items-baseline gap-2 px-0.5">
        {number > 0 && <span className="timecode text-lamp-text">{number}</span>}
        <span dir="auto" className="min-w-0 truncate">
          {image.alias ? `@${image.alias}` : image.name}
        </span>
      </p>
      {number === 0 && (
        <>
          <p className="px-0.5 text-danger text-xs">{t("removed")}</p>
          <MissingMentionActions image={image} />
        </>
      )}
    </div>
  );
}

function MissingMentionActions({ image }: { image: Image }) {
  const t = useTranslations("compose.mention");
  const { store } = useComposerContext();
  const button = "min-h-8 rounded-sm px-2 text-sm bg-sunken hover:text-lamp-text";
  return (
    <div className="flex flex-wrap gap-1.5">
      <button
        type="button"
        className={button}
        onClick={() => store.set(editDocument((now) => restoreImage(now, image.key)))}
      >
        {t("restore")}
      </button>
      <button
        type="button"
        className={button}
        onClick={() => store.set(editDocument((now) => deleteMentions(now, image.key)))}
      >
        {t("delete")}
      </button>
    </div>
  );
}
