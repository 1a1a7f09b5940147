"use client";

import { useLocale, useTranslations } from "next-intl";
import { useEffectEvent, useLayoutEffect, useRef } from "react";
import type { GenerationView } from "@/lib/generations/view";
import type { Block } from "./block-map";
import { Card } from "./card";
import { Frames } from "./frames";
import { monthName } from "./month-name";

type RunOfCardsProps = {
  block: Block;
  items: GenerationView[] | null;
  place: { before: number; of: number };
  headings: boolean;
  onHeight?: (height: number) => void;
};

/** Some videos of one month in rows, under the month's name when they are its newest. Room is kept while they load. */
export function RunOfCards({ block, items, place, headings, onHeight }: RunOfCardsProps) {
  const t = useTranslations("gallery");
  const locale = useLocale();
  const rows = useRef<HTMLDivElement>(null);
  const tell = useEffectEvent((height: number) => onHeight?.(height));
  const loaded = items !== null;

  useLayoutEffect(() => {
    const element = rows.current;
    if (!element || !loaded) return;
    tell(element.offsetHeight);
    const observer = new ResizeObserver(() => tell(element.offsetHeight));
    observer.observe(element);
    return () => observer.disconnect();
  }, [loaded]);

  const name = headings ? monthName(block.month, locale) : t("list");
  const heading = headings && block.heading;
  return (
    <>
      {heading && <h2 className="flex h-13 items-end pb-2 font-medium text-base text-soft">{name}</h2>}
      {items ? (
        <div ref={rows} data-run={`${block.month}:${block.run}:${block.count}`} className="pb-2 sm:pb-2.5 lg:pb-3">
          <Frames label={name} filled={block.run > 0}>
            {items.map((generation, at) => (
              <Card
                key={generation.id}
                generation={generation}
                tools
                place={{ at: place.before + at + 1, of: place.of }}
              />
            ))}
          </Frames>
        </div>
      ) : (
        <div
          aria-hidden="true"
          className="rounded-sm bg-[repeating-linear-gradient(to_bottom,var(--sunken)_0_13rem,transparent_13rem_13.75rem)] opacity-60"
          style={{ height: block.height - (heading ? 52 : 0) - 12 }}
        />
      )}
    </>
  );
}
