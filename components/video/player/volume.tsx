"use client";

import { Volume2, VolumeX } from "lucide-react";
import { useTranslations } from "next-intl";
import type { CSSProperties } from "react";
import { mute } from "./commands/mute";
import { ControlButton } from "./control-button";
import { type PlayerController, usePlayerState } from "./controller";

/** Mute, and a volume slider for mice only: phones have buttons for it and don't let pages set the volume. */
export function Volume({ controller }: { controller: PlayerController }) {
  const t = useTranslations("look.player");
  const muted = usePlayerState(controller, "muted");
  const volume = usePlayerState(controller, "volume");
  const loud = muted ? 0 : volume;
  const fill: CSSProperties & Record<"--share", string> = { "--share": `${loud * 100}%` };
  return (
    <>
      <ControlButton
        label={t("mute")}
        shortcut={mute.keys[0]}
        aria-pressed={muted}
        onClick={() => mute.run(controller)}
      >
        {loud === 0 ? (
          <VolumeX aria-hidden="true" className="size-4.5" />
        ) : (
          <Volume2 aria-hidden="true" className="size-4.5" />
        )}
      </ControlButton>
      <input
        type="range"
        min={0}
        max={1}
        step={0.05}
        value={loud}
        onChange={(event) => {
          const to = event.target.valueAsNumber;
          controller.change({ volume: to, muted: to === 0 });
        }}
        aria-label={t("volume")}
        className="scrub max-w-18 pointer-coarse:hidden max-sm:hidden"
        style={fill}
      />
    </>
  );
}
