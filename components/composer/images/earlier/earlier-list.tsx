"use client";

import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { buttonClass } from "@/components/ui/button";
import type { ImageView } from "@/lib/generations/view";
import { stepInGrid } from "./step-in-grid";
import { useEarlier } from "./use-earlier";

type Props = {
  search: string;
  /** The ids of the composer's images. */
  here: readonly string[];
  chosen: readonly ImageView[];
  full: boolean;
  onToggle: (image: ImageView) => void;
};

const EMPTY_TILES = Array.from({ length: 10 }, (_, at) => at);

/** A user's own images to choose from, with loading, empty and failed states. */
export function EarlierList({ search, here, chosen, full, onToggle }: Props) {
  const t = useTranslations("compose.earlier");
  const { at, items, next, more } = useEarlier(search);
  if (at === "failed" && items.length === 0) {
    return (
      <div role="alert" className="flex min-h-40 flex-col items-start justify-center gap-3 text-soft text-sm">
        {t("failed")}
        <button type="button" onClick={more} className={buttonClass()}>
          {t("retry")}
        </button>
      </div>
    );
  }
  if (at === "loading" && items.length === 0) {
    return (
      <div role="status" aria-label={t("loading")} className="grid grid-cols-3 gap-2 sm:grid-cols-5">
        {EMPTY_TILES.map((tile) => (
          <span key={tile} className="aspect-square animate-pulse rounded-md bg-sunken motion-reduce:animate-none" />
        ))}
      </div>
    );
  }
  return (
    <>
      <p role="status" className={items.length > 0 ? "sr-only" : "grid min-h-40 place-items-center text-soft text-sm"}>
        {items.length > 0 ? t("count", { count: items.length }) : t(search ? "nothing" : "empty")}
      </p>
      <ul
        aria-label={t("list")}
        onKeyDown={stepInGrid}
        aria-busy={at === "loading"}
        className="grid grid-cols-3 gap-2 sm:grid-cols-5"
      >
        {items.map((image) => (
          <EarlierImage
            key={image.id}
            image={image}
            here={here.includes(image.id)}
            chosen={chosen.some(({ id }) => id === image.id)}
            full={full}
            onToggle={onToggle}
          />
        ))}
      </ul>
      {next && (
        <button
          type="button"
          onClick={more}
          aria-disabled={at === "loading"}
          className={buttonClass("quiet", "mt-3 w-full")}
        >
          {t("older")}
        </button>
      )}
      {at === "failed" && (
        <p role="alert" className="pt-2 text-danger text-sm">
          {t("failed")}
        </p>
      )}
    </>
  );
}

type EarlierImageProps = {
  image: ImageView;
  /** Already among the composer's images. */
  here: boolean;
  chosen: boolean;
  full: boolean;
  onToggle: (image: ImageView) => void;
};

/** A selectable image. One that can't be selected stays focusable and says why. */
function EarlierImage({ image, here, chosen, full, onToggle }: EarlierImageProps) {
  const t = useTranslations("compose.earlier");
  const blocked = here || (full && !chosen);
  return (
    <li className="min-w-0">
      <label className="group relative block aspect-square overflow-hidden rounded-md bg-sunken has-focus-visible:outline-2 has-focus-visible:outline-lamp-text has-focus-visible:outline-offset-2">
        <input
          type="checkbox"
          checked={here || chosen}
          aria-disabled={blocked}
          aria-label={here ? `${image.name}, ${t("here")}` : image.name}
          onChange={() => blocked || onToggle(image)}
          // Keeps it from submitting a form.
          onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
          className="absolute inset-0 z-10 size-full cursor-pointer opacity-0 aria-disabled:cursor-default"
        />
        <img
          src={image.thumbUrl}
          alt=""
          loading="lazy"
          decoding="async"
          className={`size-full object-cover transition-opacity ${blocked ? "opacity-40" : ""}`}
        />
        {chosen && (
          <span className="absolute inset-0 rounded-md ring-3 ring-lamp ring-inset">
            <span className="absolute top-1.5 right-1.5 grid size-6 place-items-center rounded-full bg-lamp text-lamp-ink">
              <Check aria-hidden className="size-4" strokeWidth={3} />
            </span>
          </span>
        )}
        {here && (
          <span className="absolute inset-x-0 bottom-0 truncate bg-black/75 px-1.5 py-1 text-center text-white text-xs">
            {t("here")}
          </span>
        )}
      </label>
      <p dir="auto" className="truncate px-0.5 pt-1 text-faint text-xs" title={image.name} aria-hidden>
        {image.name}
      </p>
    </li>
  );
}
