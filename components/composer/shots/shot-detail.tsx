"use client";

import { ArrowLeft, ArrowRight, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { seconds } from "./head";
import { ShotField } from "./shot-field";
import { type Choose, useMoves } from "./use-moves";
import { useTimeline } from "./use-timeline";
import { WordButtons } from "./word-buttons";

const QUIET =
  "grid size-11 place-items-center rounded-sm text-soft hover:bg-raised hover:text-ink aria-disabled:opacity-40 lg:size-9";

/** The chosen shot: its text, size, camera move and order. */
export function ShotDetail({ index, onChoose }: { index: number; onChoose: Choose }) {
  const t = useTranslations("compose.shots");
  const moves = useMoves(onChoose);
  const { timeline } = useTimeline();
  const { cuts } = timeline;
  const cut = cuts[index];
  if (!cut) return null;
  const times = { number: index + 1, from: seconds(cut.from), to: seconds(cut.to) };
  return (
    <div className="flex flex-col gap-3">
      <div className="flex items-center">
        <p className="grow text-sm">{t("chosen", times)}</p>
        <button
          type="button"
          aria-label={t("earlier")}
          aria-disabled={index === 0}
          className={QUIET}
          onClick={() => moves.move(index, index - 1, false)}
        >
          <ArrowLeft aria-hidden className="size-4" />
        </button>
        <button
          type="button"
          aria-label={t("later")}
          aria-disabled={index === cuts.length - 1}
          className={QUIET}
          onClick={() => moves.move(index, index + 1, false)}
        >
          <ArrowRight aria-hidden className="size-4" />
        </button>
        <button
          type="button"
          aria-label={t("remove", { number: index + 1 })}
          className={QUIET}
          onClick={() => moves.remove(index)}
        >
          <Trash2 aria-hidden className="size-4" />
        </button>
      </div>
      <ShotField key={index} index={index} label={t("field", times)} />
      <WordButtons kind="size" index={index} body={cut.body} />
      <WordButtons kind="move" index={index} body={cut.body} />
    </div>
  );
}
