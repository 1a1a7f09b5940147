"use client";

import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { elementById } from "@/components/composer/cast/cast";
import { sentOf } from "@/components/composer/cast/sent";
import { openDialog } from "@/components/composer/commands/open-state";
import { useComposerContext } from "@/components/composer/context";
import { documentOf } from "@/components/composer/state";
import { useDerived } from "@/components/composer/use-derived";
import { MAX_IMAGES } from "@/lib/generations/settings";

/**
 * The images that mentioned elements bring, with the numbers that they are sent with: after the direct images. A click
 * shows what will be sent, where each can be left out. `onCount` gets how many there are.
 */
export default function ElementTiles({ onCount }: { onCount: (count: number) => void }) {
  const t = useTranslations("cast");
  const { open } = useComposerContext();
  const tiles = useDerived((state) => {
    const prompt = documentOf(state);
    return sentOf(prompt, state).images.map(({ elementId, imageId, shows }, at) => {
      const element = elementById(state.cast, elementId);
      const thumbUrl = element?.images.find(({ image }) => image.id === imageId)?.image.thumbUrl ?? null;
      return { imageId, shows, thumbUrl, name: element?.name ?? "", number: prompt.images.length + at + 1 };
    });
  });
  const { length } = tiles;
  useEffect(() => {
    onCount(length);
    return () => onCount(0);
  }, [length, onCount]);
  return (
    <ul aria-label={t("brought")} className="contents">
      {tiles.map(({ imageId, shows, thumbUrl, name, number }) => (
        <li key={imageId} className="w-18 shrink-0 lg:w-auto lg:min-w-0">
          <button
            type="button"
            aria-label={t("broughtOne", { number, name, shows: t(`shows.${shows}`) })}
            aria-haspopup="dialog"
            onClick={() => open.set(openDialog("sent"))}
            className={`relative block aspect-[4/3] w-full overflow-hidden rounded-md bg-sunken ${number > MAX_IMAGES ? "ring-2 ring-danger" : ""}`}
          >
            {thumbUrl && <img src={thumbUrl} alt="" draggable={false} className="size-full object-cover" />}
            <span className="timecode absolute bottom-1 left-1 rounded-[3px] bg-black/75 px-1 text-[#ffc867] leading-4">
              {number}
            </span>
          </button>
          <p dir="auto" className="truncate pt-1 pb-0.5 text-soft text-xs">
            {t("owner", { name, shows: t(`shows.${shows}`) })}
          </p>
        </li>
      ))}
    </ul>
  );
}
