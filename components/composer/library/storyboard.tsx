import { useTranslations } from "next-intl";
import type { Starter } from "@/components/composer/library/starters/starter";
import { StarterDrawing } from "./starter-drawing";

/** A storyboard of the video: each shot as wide as it is long, drawn, with a description below. */
export function Storyboard({ starter: { frames, ratio } }: { starter: Starter }) {
  const t = useTranslations("compose.library");
  const ends = frames.map((_frame, at) => frames.slice(0, at + 1).reduce((sum, { seconds }) => sum + seconds, 0));
  return (
    <ol aria-label={t("shots")} className="flex gap-px overflow-hidden rounded-md">
      {frames.map((frame, at) => (
        <li key={ends[at]} className="min-w-0" style={{ flex: `${frame.seconds} 1 0` }}>
          <div className="flex h-24 items-center justify-center overflow-hidden bg-surface py-1.5 text-soft sm:h-28">
            <StarterDrawing frame={frame} ratio={ratio} />
          </div>
          <p className="px-1 pt-1.5 text-soft text-xs">
            <span className="timecode block text-faint">
              {t("span", { start: (ends[at] ?? 0) - frame.seconds, end: ends[at] ?? 0 })}
            </span>
            {t("shot", { size: t(`size.${frame.size}`), move: t(`move.${frame.move}`) })}
          </p>
        </li>
      ))}
    </ol>
  );
}
