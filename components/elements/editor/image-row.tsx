"use client";

import { ArrowDown, ArrowUp, ImageOff, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Select } from "@/components/ui/select";
import { MAX_WAKE_WORD, MAX_WAKE_WORDS } from "@/lib/elements/limits";
import { SHOWS } from "@/lib/elements/view";
import type { EditedImage } from "./edited-images";

type Props = {
  row: EditedImage;
  number: number;
  last: boolean;
  onChange: (part: Partial<EditedImage>) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
};

const BUTTON =
  "grid size-11 shrink-0 place-items-center rounded-md text-soft hover:text-ink disabled:opacity-40 md:size-9";

/** One image: what it shows, its wake words, and its place. A deleted one is a gap that says so. */
export function ImageRow({ row, number, last, onChange, onMove, onRemove }: Props) {
  const t = useTranslations("elements.editor");
  const shows = useTranslations("elements.shows");
  const { image, name, progress } = row;
  const gap = image === null && progress === undefined;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-lg bg-surface p-2 sm:flex-nowrap">
      <span className="relative grid size-20 shrink-0 place-items-center overflow-hidden rounded-md bg-sunken text-faint">
        {image ? (
          <img
            src={image.thumbUrl}
            alt={t("image", { number, name })}
            className="absolute inset-0 size-full object-cover"
          />
        ) : gap ? (
          <ImageOff aria-hidden="true" className="size-5" />
        ) : (
          <progress
            aria-label={t("uploading", { name })}
            value={progress ?? undefined}
            max={1}
            className="w-16 accent-lamp"
          />
        )}
      </span>
      {gap ? (
        <p className="min-w-0 grow basis-40 text-danger text-sm">{t("missing", { shows: shows(row.shows) })}</p>
      ) : (
        <span className="flex min-w-0 grow basis-40 flex-col gap-1.5">
          <Select
            aria-label={t("shows", { number })}
            value={row.shows}
            onChange={(event) => {
              const chosen = SHOWS.find((name) => name === event.target.value);
              if (chosen) onChange({ shows: chosen });
            }}
          >
            {SHOWS.map((name) => (
              <option key={name} value={name}>
                {shows(name)}
              </option>
            ))}
          </Select>
          <input
            dir="auto"
            aria-label={t("wake", { number })}
            placeholder={t("wakeHint")}
            value={row.wake}
            maxLength={MAX_WAKE_WORDS * (MAX_WAKE_WORD + 2)}
            onChange={(event) => onChange({ wake: event.target.value })}
            className="min-h-11 w-full rounded-md bg-sunken px-3 text-sm shadow-[inset_0_0_0_1px_var(--line)] placeholder:text-faint md:min-h-9"
          />
        </span>
      )}
      <span className="ml-auto flex">
        <button
          type="button"
          data-do="earlier"
          disabled={number === 1}
          aria-label={t("earlier", { number })}
          onClick={() => onMove(-1)}
          className={BUTTON}
        >
          <ArrowUp aria-hidden="true" className="size-4" />
        </button>
        <button
          type="button"
          data-do="later"
          disabled={last}
          aria-label={t("later", { number })}
          onClick={() => onMove(1)}
          className={BUTTON}
        >
          <ArrowDown aria-hidden="true" className="size-4" />
        </button>
        <button
          type="button"
          data-do="remove"
          aria-label={t(gap ? "removeGap" : "remove", { number })}
          onClick={onRemove}
          className={BUTTON}
        >
          <X aria-hidden="true" className="size-4" />
        </button>
      </span>
    </li>
  );
}
