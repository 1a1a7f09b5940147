"use client";

import { Captions, CaptionsOff, ChevronLeft, ChevronRight, Maximize, Minimize, PictureInPicture2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { createPortal } from "react-dom";
import { usePageCommands } from "@/components/commands/page-commands";
import { cameFromAdjacent, go } from "@/components/video/navigation-memory";
import { captionsShown, onCaptions } from "./captions";
import { captions } from "./commands/captions";
import { fullScreen } from "./commands/full-screen";
import { pictureInPicture } from "./commands/picture-in-picture";
import { VIDEO_COMMANDS } from "./commands/player-commands";
import { ControlButton } from "./control-button";
import { PlayerController } from "./controller";
import { useFullscreen } from "./fullscreen";
import { LostFile } from "./lost-file";
import { PlayerControls } from "./player-controls";
import { playerPreferences } from "./player-preferences";
import { useFile } from "./use-file";
import { useIdle } from "./use-idle";

type Props = {
  id: string;
  video: HTMLVideoElement;
  /** Called once these controls are shown and the browser's own can be hidden. */
  onUp: () => void;
  /** The video has no neighbors, and the keys work only while these controls have the focus. */
  inPage?: boolean;
};

/** The controls of one video. They replace the browser's own, which are there until these are loaded. */
export default function Controls({ id, video, onUp, inPage = false }: Props) {
  const t = useTranslations("look.player");
  const box = useRef<HTMLDivElement>(null);
  const [controller, setController] = useState<PlayerController | null>(null);
  const [focusPlay] = useState(() => () => box.current?.querySelector<HTMLElement>("[data-play]")?.focus());
  const full = useFullscreen();
  const shown = useCaptionsShown(video);
  const file = useFile(video);
  const only = inPage ? () => full || box.current?.contains(document.activeElement) === true : undefined;
  usePageCommands(VIDEO_COMMANDS, video, only);

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
      {file === "usable" ? (
        <PlayerControls controller={controller} only={only}>
          {full && !inPage && (
            <>
              <ControlButton label={t("previous")} shortcut="←" onClick={() => go("previous")}>
                <ChevronLeft aria-hidden="true" className="size-5" />
              </ControlButton>
              <ControlButton label={t("next")} shortcut="→" onClick={() => go("next")}>
                <ChevronRight aria-hidden="true" className="size-5" />
              </ControlButton>
            </>
          )}
          {shown !== null && (
            <ControlButton
              label={t("captions")}
              shortcut={captions.keys[0]}
              aria-pressed={shown}
              onClick={() => captions.run(video)}
            >
              {shown ? (
                <Captions aria-hidden="true" className="size-4.5" />
              ) : (
                <CaptionsOff aria-hidden="true" className="size-4.5" />
              )}
            </ControlButton>
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
      ) : (
        video.parentElement &&
        createPortal(<LostFile video={video} file={file} onFocusLost={focusPlay} />, video.parentElement)
      )}
    </div>
  );
}

const never = () => () => {};

function useCaptionsShown(video: HTMLVideoElement): boolean | null {
  const [shown, setShown] = useState<boolean | null>(null);
  useEffect(() => {
    const leaving = new AbortController();
    const look = () => setShown(captionsShown(video));
    look();
    onCaptions(video, look, leaving.signal);
    return () => leaving.abort();
  }, [video]);
  return shown;
}
