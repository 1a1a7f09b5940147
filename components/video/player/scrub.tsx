"use client";

import { useTranslations } from "next-intl";
import { type CSSProperties, useSyncExternalStore } from "react";
import type { PlayerController } from "./controller";
import { videoTime } from "./frames";
import styles from "./scrub.module.css";

/** The position in the video, to the frame. The only part that re-renders during playback. */
export function Scrub({ controller }: { controller: PlayerController }) {
  const t = useTranslations("look.player");
  const { time, duration, frames } = useSyncExternalStore(controller.subscribe, controller.get, controller.get);
  const share = duration > 0 ? Math.min(1, time / duration) : 0;
  const [now, all] = [videoTime(time, frames), videoTime(duration, frames)];
  const fill: CSSProperties & Record<"--share", string> = { "--share": `${(share * 100).toFixed(2)}%` };
  return (
    <div className="flex min-w-0 grow items-center gap-2.5">
      <span className="timecode w-13 shrink-0" data-time>
        {now}
      </span>
      <input
        type="range"
        min={0}
        max={duration || 1}
        step={1 / frames}
        value={time}
        onChange={(event) => controller.seek(event.target.valueAsNumber)}
        aria-label={t("place")}
        aria-valuetext={t("placeOf", { now, all })}
        className={styles.scrub}
        style={fill}
      />
      <span className="timecode w-13 shrink-0 text-right opacity-75">{all}</span>
    </div>
  );
}
