"use client";

import { ArrowLeft, ArrowRight, Image } from "lucide-react";
import { useTranslations } from "next-intl";
import { type HTMLAttributes, useRef, useState } from "react";
import { useDragItem } from "@/components/ui/use-drag-item";
import { useRunAction } from "@/components/ui/use-run-action";
import { nameVideo } from "@/components/video/name-video";
import { cardPosterUrl } from "@/components/video/posters/card-poster-url";
import { chooseCover, moveInCollection } from "@/lib/gallery/actions";
import type { GenerationView } from "@/lib/generations/view";
import { followerOf, movedItem } from "./order";

type ArrangeProps = {
  collectionId: string;
  first: GenerationView[];
  cover: string | null;
  /** The first video after these in a longer collection. */
  followedBy: string | null;
};

/** Reorders a collection's videos and chooses its cover. Every change is saved immediately. */
export function Arrange({ collectionId, first, cover, followedBy }: ArrangeProps) {
  const t = useTranslations("gallery.arrange");
  const attempt = useRunAction();
  const list = useRef<HTMLOListElement>(null);
  const [items, setItems] = useState(first);
  const [shown, setShown] = useState(cover ?? first[0]?.id ?? null);
  const [said, setSaid] = useState("");
  const carry = useDragItem(list, {
    move: (id, place) => setItems((now) => (now[place]?.id === id ? now : movedItem(now, id, place))),
    drop: (id) => keep(id, items),
    except: "button",
  });

  function keep(id: string, order: readonly GenerationView[]) {
    const place = order.findIndex((item) => item.id === id);
    setSaid(t("placed", { place: place + 1, count: order.length }));
    void attempt(() => moveInCollection({ collectionId, id, beforeId: followerOf(order, id) ?? followedBy }));
  }
  function step(id: string, by: number) {
    const order = movedItem(items, id, items.findIndex((item) => item.id === id) + by);
    setItems(order);
    keep(id, order);
  }
  function choose(id: string) {
    setShown(id);
    void attempt(() => chooseCover({ id: collectionId, coverId: id }));
  }

  return (
    <>
      <p role="status" className="sr-only">
        {said}
      </p>
      <ol ref={list} className="grid grid-cols-2 gap-3 sm:grid-cols-[repeat(auto-fill,minmax(13rem,1fr))]">
        {items.map((item, at) => (
          <ArrangeItem
            key={item.id}
            item={item}
            name={nameVideo(item)}
            place={at}
            last={at === items.length - 1}
            lifted={carry.lifted === item.id}
            cover={shown === item.id}
            handlers={carry.handlers(item.id)}
            onStep={(by) => step(item.id, by)}
            onCover={() => choose(item.id)}
          />
        ))}
      </ol>
    </>
  );
}

type ArrangeItemProps = {
  item: GenerationView;
  name: string;
  /** Counted from 0. */
  place: number;
  last: boolean;
  lifted: boolean;
  cover: boolean;
  handlers: HTMLAttributes<HTMLLIElement>;
  onStep: (by: -1 | 1) => void;
  onCover: () => void;
};

const tool =
  "grid size-11 place-items-center rounded-md text-soft hover:bg-raised hover:text-ink aria-disabled:opacity-30 aria-pressed:text-lamp-text md:size-9";

const STEPS = [
  { by: -1, label: "earlier", Icon: ArrowLeft },
  { by: 1, label: "later", Icon: ArrowRight },
] as const;

/** One video of the list: dragged by mouse or finger, moved by two buttons, or made the cover by a third. */
function ArrangeItem(props: ArrangeItemProps) {
  const t = useTranslations("gallery.arrange");
  const { item, name, place, last, lifted, cover } = props;
  return (
    <li
      {...props.handlers}
      className={`cursor-grab select-none rounded-md bg-surface transition-shadow ${
        lifted ? "cursor-grabbing opacity-90 outline-2 outline-lamp" : ""
      }`}
    >
      <div
        className="relative aspect-video overflow-hidden rounded-t-md bg-sunken"
        style={item.placeholder ? { backgroundColor: item.placeholder } : undefined}
      >
        {item.posterUrl && (
          <img
            src={cardPosterUrl(item.posterUrl)}
            alt=""
            loading="lazy"
            draggable={false}
            className="size-full object-cover"
          />
        )}
        <span className="timecode absolute top-1.5 left-1.5 rounded-sm bg-black/60 px-1.5 py-0.5 text-white">
          {place + 1}
        </span>
        {cover && (
          <span className="absolute right-1.5 bottom-1.5 rounded-sm bg-lamp px-1.5 py-0.5 font-medium text-lamp-ink text-xs">
            {t("cover")}
          </span>
        )}
      </div>
      <p dir="auto" className="truncate px-2.5 pt-2 text-sm">
        {name}
      </p>
      <div className="flex p-1">
        {STEPS.map(({ by, label, Icon }) => {
          const end = by < 0 ? place === 0 : last;
          return (
            <button
              key={label}
              type="button"
              aria-label={t(label, { name })}
              aria-disabled={end}
              onClick={() => end || props.onStep(by)}
              className={tool}
            >
              <Icon aria-hidden="true" className="size-4" />
            </button>
          );
        })}
        <button
          type="button"
          aria-label={t("makeCover", { name })}
          aria-pressed={cover}
          onClick={props.onCover}
          className={`${tool} ml-auto`}
        >
          <Image aria-hidden="true" className="size-4" />
        </button>
      </div>
    </li>
  );
}
