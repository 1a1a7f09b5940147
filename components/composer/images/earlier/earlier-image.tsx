"use client";

import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ImageView } from "@/lib/generations/view";

type Props = {
  image: ImageView;
  /** Already among the composer's images. */
  here: boolean;
  chosen: boolean;
  full: boolean;
  onToggle: (image: ImageView) => void;
};

/** A selectable image. One that can't be selected stays focusable and says why. */
export function EarlierImage({ image, here, chosen, full, onToggle }: Props) {
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
