"use client";

import { useTranslations } from "next-intl";
import { buttonClass } from "@/components/ui/button";
import type { ImageView } from "@/lib/generations/view";
import { EarlierImage } from "./earlier-image";
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
