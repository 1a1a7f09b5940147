"use client";

import { Pause, Play, Repeat, StepBack, StepForward } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useSyncExternalStore } from "react";
import { useKeyLabel } from "@/components/ui/use-key-label";
import { ControlButton } from "./control-button";
import type { PlayerController } from "./controller";
import { nextSpeed, SPEEDS } from "./frames";
import { Scrub } from "./scrub";
import { usePlayerKeys } from "./use-player-keys";
import { Volume } from "./volume";

type Props = {
  reel: PlayerController;
  /** More buttons, at the end: full screen and the like. */
  children?: ReactNode;
  /** More keys. */
  keys?: Record<string, () => void>;
};

/** One set of controls, for one film or for several that run as one. */
export function PlayerControls({ reel, children, keys = {} }: Props) {
  const t = useTranslations("look.player");
  const label = useKeyLabel();
  // Read piece by piece, so that a running film draws its slider anew and not all of its buttons.
  const playing = useSyncExternalStore(
    reel.subscribe,
    () => reel.get().playing,
    () => false,
  );
  const loop = useSyncExternalStore(
    reel.subscribe,
    () => reel.get().loop,
    () => true,
  );
  const speed = useSyncExternalStore(
    reel.subscribe,
    () => reel.get().speed,
    () => 1,
  );
  const { seek, step } = { seek: (by: number) => reel.seek(reel.get().time + by), step: (by: number) => reel.step(by) };

  usePlayerKeys({
    " ": reel.toggle,
    k: reel.toggle,
    ",": () => step(-1),
    ".": () => step(1),
    j: () => seek(-1),
    l: () => seek(1),
    home: () => reel.seek(0),
    end: () => reel.seek(reel.get().duration),
    "<": () => reel.change({ speed: nextSpeed(reel.get().speed, -1) }),
    ">": () => reel.change({ speed: nextSpeed(reel.get().speed, 1) }),
    r: () => reel.change({ loop: !reel.get().loop }),
    m: () => reel.change({ muted: !reel.get().muted }),
    ...keys,
  });

  return (
    <fieldset aria-label={t("title")} className="flex min-w-0 flex-col px-1.5 pb-1 sm:px-2">
      <div className="px-1.5">
        <Scrub reel={reel} />
      </div>
      <div className="-mt-1 flex flex-wrap items-center justify-between">
        <div className="flex items-center">
          <ControlButton label={t("back")} shortcut="," onClick={() => step(-1)}>
            <StepBack aria-hidden="true" className="size-4.5" />
          </ControlButton>
          <ControlButton label={playing ? t("pause") : t("play")} shortcut={t("space")} onClick={reel.toggle}>
            {playing ? (
              <Pause aria-hidden="true" className="size-5.5 fill-current" />
            ) : (
              <Play aria-hidden="true" className="size-5.5 fill-current" />
            )}
          </ControlButton>
          <ControlButton label={t("on")} shortcut="." onClick={() => step(1)}>
            <StepForward aria-hidden="true" className="size-4.5" />
          </ControlButton>
          <Volume reel={reel} />
        </div>
        <div className="flex grow flex-wrap items-center justify-end">
          <ControlButton
            label={t("loop")}
            shortcut="R"
            aria-pressed={loop}
            onClick={() => reel.change({ loop: !loop })}
          >
            <Repeat aria-hidden="true" className="size-4.5" />
          </ControlButton>
          <select
            aria-label={t("speed")}
            title={`${t("speed")} (${label("<")} ${label(">")})`}
            value={speed}
            onChange={(event) => reel.change({ speed: Number(event.target.value) })}
            className="timecode h-11 rounded-md bg-transparent px-1 text-center opacity-85 hover:opacity-100 *:bg-raised *:text-ink"
          >
            {SPEEDS.map((one) => (
              <option key={one} value={one}>
                {one}×
              </option>
            ))}
          </select>
          {children}
        </div>
      </div>
    </fieldset>
  );
}
