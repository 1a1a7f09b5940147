"use client";

import { ChevronLeft, ChevronRight, Maximize, Minimize, PictureInPicture2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { type RefObject, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { usePageCommands } from "@/components/commands/page-commands";
import { cameFromAdjacent, go } from "@/components/video/navigation-memory";
import { fullScreen } from "./commands/full-screen";
import { pictureInPicture } from "./commands/picture-in-picture";
import { VIDEO_COMMANDS } from "./commands/player-commands";
import { ControlButton } from "./control-button";
import { PlayerController } from "./controller";
import { useFullscreen } from "./fullscreen";
import { PlayerControls } from "./player-controls";
import { playerPreferences } from "./player-preferences";

type Props = {
  id: string;
  video: HTMLVideoElement;
  /** Called once these controls are shown and the browser's own can be hidden. */
  onUp: () => void;
};

/** The controls of one video. They replace the browser's own, which are there until these are loaded. */
export default function Controls({ id, video, onUp }: Props) {
  const t = useTranslations("look.player");
  const box = useRef<HTMLDivElement>(null);
  usePageCommands(VIDEO_COMMANDS, video);
  const [controller, setController] = useState<PlayerController | null>(null);
  const full = useFullscreen();

  useEffect(() => {
    const goesOn =
      playerPreferences.playing && cameFromAdjacent(id) && !matchMedia("(prefers-reduced-motion: reduce)").matches;
    const made = new PlayerController([video]);
    setController(made);
    onUp();
    if (goesOn) made.play();
    const onClick = (event: MouseEvent) => {
      event.preventDefault();
      made.toggle();
    };
    const leaving = new AbortController();
    video.addEventListener("click", onClick, { signal: leaving.signal });
    video.addEventListener("dblclick", () => fullScreen.run(video), { signal: leaving.signal });
    return () => {
      leaving.abort();
      made.close();
    };
  }, [id, video, onUp]);

  const playing = useSyncExternalStore(
    controller?.subscribe ?? never,
    () => controller?.get().playing ?? false,
    () => false,
  );
  const idle = useIdle(box, full && playing);
  if (!controller) return null;
  const small = document.pictureInPictureEnabled && !full;
  return (
    <div
      ref={box}
      className={
        full
          ? `absolute inset-x-0 bottom-0 bg-linear-to-t from-black/85 to-transparent px-3 pt-10 pb-[max(0.5rem,env(safe-area-inset-bottom))] text-white transition-opacity duration-150 ${idle ? "opacity-0" : ""}`
          : "mx-auto w-full max-w-4xl text-ink"
      }
    >
      <PlayerControls controller={controller}>
        {full && (
          <>
            <ControlButton label={t("previous")} shortcut="←" onClick={() => go("previous")}>
              <ChevronLeft aria-hidden="true" className="size-5" />
            </ControlButton>
            <ControlButton label={t("next")} shortcut="→" onClick={() => go("next")}>
              <ChevronRight aria-hidden="true" className="size-5" />
            </ControlButton>
          </>
        )}
        {small && (
          <ControlButton
            label={t("pip")}
            shortcut={pictureInPicture.keys[0]}
            className="max-sm:hidden"
            onClick={() => pictureInPicture.run(video)}
          >
            <PictureInPicture2 aria-hidden="true" className="size-4.5" />
          </ControlButton>
        )}
        <ControlButton
          label={full ? t("leaveFull") : t("full")}
          shortcut={fullScreen.keys[0]}
          onClick={() => fullScreen.run(video)}
        >
          {full ? (
            <Minimize aria-hidden="true" className="size-4.5" />
          ) : (
            <Maximize aria-hidden="true" className="size-4.5" />
          )}
        </ControlButton>
      </PlayerControls>
    </div>
  );
}

const never = () => () => {};

/** Milliseconds without input after which the controls are hidden. */
const STILL = 2_500;

/** Whether there was no movement, key or touch for a while, while `watching` and without focus inside `box`. */
function useIdle(box: RefObject<HTMLElement | null>, watching: boolean): boolean {
  const [idle, setIdle] = useState(false);
  useEffect(() => {
    if (!watching) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const rest = () => {
      // Controls with keyboard focus are never hidden.
      if (box.current?.querySelector(":focus-visible, :hover")) wake();
      else setIdle(true);
    };
    const wake = () => {
      setIdle(false);
      clearTimeout(timer);
      timer = setTimeout(rest, STILL);
    };
    const events = ["pointermove", "pointerdown", "keydown", "focusin"] as const;
    for (const event of events) window.addEventListener(event, wake, { passive: true });
    wake();
    return () => {
      clearTimeout(timer);
      for (const event of events) window.removeEventListener(event, wake);
      setIdle(false);
    };
  }, [box, watching]);
  return idle;
}
