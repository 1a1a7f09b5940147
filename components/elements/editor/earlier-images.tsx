"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { CommandDialog } from "@/components/composer/commands/command-dialog";
import { EarlierList } from "@/components/composer/images/earlier/earlier-list";
import { buttonClass } from "@/components/ui/button";
import { MAX_IMAGES } from "@/lib/generations/settings";
import type { ImageView } from "@/lib/generations/view";

type Props = {
  /** The ids of the images that are there already, and how many more fit. */
  here: readonly string[];
  room: number;
  onAdd: (images: readonly ImageView[]) => void;
  onClose: () => void;
};

/** The user's earlier images, several selectable at once. */
export default function EarlierImages({ here, room, onAdd, onClose }: Props) {
  const t = useTranslations("elements.editor");
  const [search, setSearch] = useState("");
  const [chosen, setChosen] = useState<readonly ImageView[]>([]);
  const left = room - chosen.length;
  const toggle = (image: ImageView) => {
    const without = chosen.filter(({ id }) => id !== image.id);
    if (without.length < chosen.length) setChosen(without);
    else if (left > 0) setChosen([...chosen, image]);
  };
  return (
    <CommandDialog title={t("choose")} onClose={onClose}>
      <input
        type="search"
        dir="auto"
        aria-label={t("find")}
        placeholder={t("find")}
        value={search}
        maxLength={120}
        onChange={(event) => setSearch(event.target.value)}
        className="mb-3 min-h-11 w-full rounded-md bg-sunken px-3 text-base shadow-[inset_0_0_0_1px_var(--line)] placeholder:text-faint"
      />
      <EarlierList search={search.trim()} here={here} chosen={chosen} full={left <= 0} onToggle={toggle} />
      <div className="sticky -bottom-6 -mb-6 flex items-center gap-3 bg-surface pt-3 pb-6">
        <p aria-live="polite" className="grow text-soft text-sm">
          {t("room", { room: Math.max(0, left), max: MAX_IMAGES })}
        </p>
        <button
          type="button"
          aria-disabled={chosen.length === 0}
          onClick={() => {
            if (chosen.length === 0) return;
            onAdd(chosen);
            onClose();
          }}
          className={buttonClass("lamp")}
        >
          {t("add", { count: chosen.length })}
        </button>
      </div>
    </CommandDialog>
  );
}
