"use client";

import { useTranslations } from "next-intl";
import { type Cast, elementById } from "@/components/composer/cast/cast";
import { editDocument } from "@/components/composer/changes";
import { useComposer, useComposerContext } from "@/components/composer/context";
import type { EditorView } from "@/components/composer/editor/menu-view";
import { ImageThumbnail } from "@/components/composer/images/image-thumbnail";
import { documentOf } from "@/components/composer/state";
import type { Store } from "@/components/ui/store";
import { elementIdOf } from "@/lib/elements/element-key";
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
  const cast = useComposer((state) => state.cast);
  if (!near) return null;
  const id = elementIdOf(near.key);
  const number = images.findIndex((image) => image.key === near.key) + 1;
  const image = images[number - 1] ?? gone.find((one) => one.key === near.key);
  if (!image && id === null) return null;
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
      {id !== null && <ElementDetails id={id} cast={cast} />}
      {image && (
        <>
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
        </>
      )}
    </div>
  );
}

/** Who it is: the images that are known, the name and the words. */
function ElementDetails({ id, cast }: { id: string; cast: Cast }) {
  const t = useTranslations("compose.mention");
  const say = useTranslations("elements");
  const element = elementById(cast, id);
  return (
    <>
      {element && element.images.length > 0 && (
        <span className="grid grid-cols-3 gap-1">
          {element.images.slice(0, 6).map(({ image }) => (
            <img
              key={image.id}
              src={image.thumbUrl}
              alt=""
              className="aspect-square w-full rounded-[3px] object-cover"
            />
          ))}
        </span>
      )}
      <p dir="auto" className="truncate px-0.5">
        {element?.name ?? cast.called[id] ?? "?"}
      </p>
      {element ? (
        <p dir="auto" className="line-clamp-3 px-0.5 text-faint text-xs">
          {element.description || say(`kinds.${element.kind}`)}
        </p>
      ) : (
        <p className="px-0.5 text-danger text-xs">{t("elementGone")}</p>
      )}
    </>
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
