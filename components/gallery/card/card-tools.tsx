"use client";

import { Check, Heart as FavoriteIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { cardSpots } from "@/components/gallery/grid/card-order";
import { useTabStop } from "@/components/gallery/grid/focused-card";
import { selectTo, toggle, useSelected, useSelecting } from "@/components/gallery/selection/selection";
import { publishChange } from "@/components/video/changes";
import { useFavorite } from "@/components/video/use-favorite";
import type { GenerationView } from "@/lib/generations/view";

const spot =
  "absolute z-20 grid size-8 place-items-center rounded-full transition-opacity duration-150 pointer-coarse:size-11";
const hidden = "opacity-0 group-hover:opacity-100 group-focus-within:opacity-100";

/** The tools in a card's corners: select and favorite. */
export function CardTools({ generation, name }: { generation: GenerationView; name: string }) {
  const t = useTranslations("gallery.tools");
  const chosen = useSelected(generation);
  const choosing = useSelecting();
  const mark = useFavorite(generation.id);
  const tabIndex = useTabStop(generation.id) ? undefined : -1;
  const on = generation.favorite === true;
  // Shown again when it is done: a page requested in between doesn't have it yet.
  const show = (favorite: boolean) => publishChange({ kind: "put", generation: { ...generation, favorite } });
  return (
    <>
      <button
        type="button"
        aria-pressed={chosen}
        aria-label={t("choose", { name })}
        tabIndex={tabIndex}
        data-choose={generation.id}
        onClick={(event) => (event.shiftKey ? selectTo(generation, cardSpots) : toggle(generation))}
        className={`${spot} top-1 left-1 ${chosen || choosing ? "" : `${hidden} pointer-coarse:hidden`}`}
      >
        <span
          className={`grid size-6 place-items-center rounded-full border-2 ${
            chosen ? "border-lamp bg-lamp text-lamp-ink" : "border-white/80 bg-black/40 text-transparent"
          }`}
        >
          <Check aria-hidden="true" className="size-4" strokeWidth={3} />
        </span>
      </button>
      <button
        type="button"
        aria-pressed={on}
        aria-label={t("favorite", { name })}
        tabIndex={tabIndex}
        data-favorite={generation.id}
        onClick={() => void mark(!on, show)}
        className={`${spot} right-1 bottom-1 text-white ${on ? "" : `bg-black/50 ${hidden} pointer-coarse:hidden`}`}
      >
        {/* A favorite's mark is there already. */}
        {!on && <FavoriteIcon aria-hidden="true" className="size-4" />}
      </button>
    </>
  );
}
