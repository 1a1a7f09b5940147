"use client";

import { Pause, Play, Repeat, StepBack, StepForward } from "lucide-react";
import { useTranslations } from "next-intl";
import { type CSSProperties, type ReactNode, useSyncExternalStore } from "react";
import { usePageCommands } from "@/components/commands/page-commands";
import { useKeyLabel } from "@/components/ui/use-key-label";
import { timecode } from "@/components/video/timecode";
import { faster } from "./commands/faster";
import { loop as loopCommand } from "./commands/loop";
import { nextFrame } from "./commands/next-frame";
import { PLAYER_COMMANDS } from "./commands/player-commands";
import { previousFrame } from "./commands/previous-frame";
import { slower } from "./commands/slower";
import { ControlButton } from "./control-button";
import { type PlayerController, usePlayerState } from "./controller";
import { frameTime, SPEEDS } from "./frames";
import { Volume } from "./volume";

type Props = {
  controller: PlayerController;
  /** More buttons at the end: full screen and so on. */
  children?: ReactNode;
  /** When the keys work, if not always: another part of the page has its own. */
  only?: () => boolean;
};

/** One set of controls for one video, or for several in sync. */
export function PlayerControls({ controller, children, only }: Props) {
  const t = useTranslations("look.player");
  const label = useKeyLabel();
  const playing = usePlayerState(controller, "playing");
  const loop = usePlayerState(controller, "loop");
  const speed = usePlayerState(controller, "speed");
  usePageCommands(PLAYER_COMMANDS, controller, only);

  return (
    <fieldset data-bar="" aria-label={t("title")} className="flex min-w-0 flex-col px-1.5 pb-1 sm:px-2">
      <div className="px-1.5">
        <Scrub controller={controller} />
      </div>
      <div className="-mt-1 flex flex-wrap items-center justify-between">
        <div className="flex items-center">
          <ControlButton
            label={t("back")}
            shortcut={previousFrame.keys[0]}
            onClick={() => previousFrame.run(controller)}
          >
            <StepBack aria-hidden="true" className="size-4.5" />
          </ControlButton>
          <ControlButton
            label={playing ? t("pause") : t("play")}
            shortcut={t("space")}
            onClick={controller.toggle}
            data-play=""
          >
            {playing ? (
              <Pause aria-hidden="true" className="size-5.5 fill-current" />
            ) : (
              <Play aria-hidden="true" className="size-5.5 fill-current" />
            )}
          </ControlButton>
          <ControlButton label={t("on")} shortcut={nextFrame.keys[0]} onClick={() => nextFrame.run(controller)}>
            <StepForward aria-hidden="true" className="size-4.5" />
          </ControlButton>
          <Volume controller={controller} />
        </div>
        <div className="flex grow flex-wrap items-center justify-end">
          <ControlButton
            label={t("loop")}
            shortcut={loopCommand.keys[0]}
            aria-pressed={loop}
            onClick={() => loopCommand.run(controller)}
          >
            <Repeat aria-hidden="true" className="size-4.5" />
          </ControlButton>
          {/* Without the arrow of a select: it is one of a row of buttons. */}
          <select
            aria-label={t("speed")}
            title={`${t("speed")} (${label(slower.keys[0])} ${label(faster.keys[0])})`}
            value={speed}
            onChange={(event) => controller.change({ speed: Number(event.target.value) })}
            className="timecode h-11 min-w-11 appearance-none rounded-md bg-transparent px-1 text-center opacity-85 hover:bg-current/10 hover:opacity-100 *:bg-raised *:text-ink"
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

/** The position in the video, to the frame. The only part that re-renders during playback. */
function Scrub({ controller }: { controller: PlayerController }) {
  const t = useTranslations("look.player");
  const { time, duration, frames } = useSyncExternalStore(controller.subscribe, controller.get, controller.get);
  const share = duration > 0 ? Math.min(1, time / duration) : 0;
  const [now, all] = [frameTime(time, frames), timecode(Math.round(duration * 1000))];
  const fill: CSSProperties & Record<"--share", string> = { "--share": `${(share * 100).toFixed(2)}%` };
  return (
    <div className="flex min-w-0 grow items-center gap-2.5">
      <span className="timecode w-20 shrink-0 whitespace-nowrap" data-time>
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
        className="scrub"
        style={fill}
      />
      <span className="timecode shrink-0 text-right opacity-75">{all}</span>
    </div>
  );
}
