"use client";

import { ArrowLeft, ArrowRight, Image } from "lucide-react";
import { useTranslations } from "next-intl";
import type { HTMLAttributes } from "react";
import type { GenerationView } from "@/lib/generations/view";

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

/** One video of the list: dragged by mouse or finger, moved by two buttons, or made the cover by a third. */
export function ArrangeItem(props: ArrangeItemProps) {
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
          <img src={item.posterUrl} alt="" loading="lazy" draggable={false} className="size-full object-cover" />
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
        <button
          type="button"
          aria-label={t("earlier", { name })}
          aria-disabled={place === 0}
          onClick={() => place > 0 && props.onStep(-1)}
          className={tool}
        >
          <ArrowLeft aria-hidden="true" className="size-4" />
        </button>
        <button
          type="button"
          aria-label={t("later", { name })}
          aria-disabled={last}
          onClick={() => !last && props.onStep(1)}
          className={tool}
        >
          <ArrowRight aria-hidden="true" className="size-4" />
        </button>
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
