"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { buttonClass } from "@/components/ui/button";
import { MAX_IMAGES } from "@/lib/generations/settings";
import type { ImageView } from "@/lib/generations/view";
import { EarlierList } from "./earlier-list";

/** Which images are chosen, where `room` more fit. */
export function useChosen(room: number) {
  const [chosen, setChosen] = useState<readonly ImageView[]>([]);
  const left = Math.max(0, room - chosen.length);
  const toggle = (image: ImageView) => {
    const without = chosen.filter(({ id }) => id !== image.id);
    if (without.length < chosen.length) setChosen(without);
    else if (left > 0) setChosen([...chosen, image]);
  };
  return { chosen, left, toggle };
}

type Props = {
  search: string;
  /** The ids of the images that are there already. */
  here: readonly string[];
  choice: ReturnType<typeof useChosen>;
  onAdd: (images: readonly ImageView[]) => void;
};

/** The user's earlier images, several selectable at once, and the button that adds them. */
export function EarlierChoice({ search, here, choice: { chosen, left, toggle }, onAdd }: Props) {
  const t = useTranslations("compose.earlier");
  return (
    <>
      <EarlierList search={search.trim()} here={here} chosen={chosen} full={left === 0} onToggle={toggle} />
      <div className="sticky -bottom-6 -mb-6 flex items-center gap-3 bg-surface pt-3 pb-6">
        <p aria-live="polite" className="grow text-soft text-sm">
          {t("room", { room: left, max: MAX_IMAGES })}
        </p>
        <button
          type="button"
          aria-disabled={chosen.length === 0}
          onClick={() => chosen.length > 0 && onAdd(chosen)}
          className={buttonClass("lamp")}
        >
          {t("add", { count: chosen.length })}
        </button>
      </div>
    </>
  );
}
