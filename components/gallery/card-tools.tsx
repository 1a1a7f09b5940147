"use client";

import { Check, Heart } from "lucide-react";
import { useTranslations } from "next-intl";
import { favourite } from "@/lib/gallery/actions";
import type { GenerationView } from "@/lib/generations/view";
import { cardSpots } from "./card-order";
import { chooseTo, toggle, useChoosing, useChosen } from "./chosen";
import { publish } from "./feed";
import { useTabStop } from "./held-card";
import { useAct } from "./use-act";

const spot =
  "absolute z-20 grid size-8 place-items-center rounded-full transition-opacity duration-150 pointer-coarse:size-11";
const hidden = "opacity-0 group-hover:opacity-100 group-focus-within:opacity-100";

/** What a card offers in its corners: to be chosen, and to be marked as a favourite. */
export function CardTools({ generation, name }: { generation: GenerationView; name: string }) {
  const t = useTranslations("gallery.tools");
  const chosen = useChosen(generation);
  const choosing = useChoosing();
  const { act } = useAct();
  const tabIndex = useTabStop(generation.id) ? undefined : -1;
  const on = generation.favourite === true;
  function mark() {
    const show = () => publish({ kind: "put", generation: { ...generation, favourite: !on } });
    show();
    // Once more when it is done: a page that was asked for in between still came without it.
    act(() => favourite({ selection: { ids: [generation.id] }, on: !on }), show);
  }
  return (
    <>
      <button
        type="button"
        aria-pressed={chosen}
        aria-label={t("choose", { name })}
        tabIndex={tabIndex}
        data-choose={generation.id}
        onClick={(event) => (event.shiftKey ? chooseTo(generation, cardSpots) : toggle(generation))}
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
        aria-label={t("favourite", { name })}
        tabIndex={tabIndex}
        data-favourite={generation.id}
        onClick={mark}
        className={`${spot} right-1 bottom-1 bg-black/50 text-white ${on ? "" : `${hidden} pointer-coarse:hidden`}`}
      >
        <Heart aria-hidden="true" className={`size-4 ${on ? "fill-lamp text-lamp" : ""}`} />
      </button>
    </>
  );
}
