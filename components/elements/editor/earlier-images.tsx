"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { CommandDialog } from "@/components/composer/commands/command-dialog";
import { EarlierChoice, useChosen } from "@/components/composer/images/earlier/earlier-choice";
import type { ImageView } from "@/lib/generations/view";

type Props = {
  /** The ids of the images that are there already, and how many more fit. */
  here: readonly string[];
  room: number;
  onAdd: (images: readonly ImageView[]) => void;
  onClose: () => void;
};

/** The user's earlier images, searched by name. */
export default function EarlierImages({ here, room, onAdd, onClose }: Props) {
  const t = useTranslations("elements.editor");
  const [search, setSearch] = useState("");
  const choice = useChosen(room);
  const add = (images: readonly ImageView[]) => {
    onAdd(images);
    onClose();
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
      <EarlierChoice search={search} here={here} choice={choice} onAdd={add} />
    </CommandDialog>
  );
}
