import { Captions, CaptionsOff, Maximize, Minimize, Pause, Play, Volume2, VolumeX } from "lucide-react";
import { type ReactNode, type RefObject, useEffect, useRef, useState } from "react";
import { isPressable, isTaken } from "@/components/ui/key-target";
import { useWindowKeys } from "@/components/ui/use-window-keys";
import { toggleCaptions } from "@/components/video/player/captions";
import { useIdle } from "@/components/video/player/use-idle";
import type { NamedChapter } from "@/lib/shares/chapter-names";
import type { PlayerLabels } from "./player-labels";
import { Scrub } from "./scrub";
import { usePlayback } from "./use-playback";

type Props = {
  element: RefObject<HTMLVideoElement | null>;
  /** Seconds. */
  duration: number;
  /** Marked on the slider. */
  chapters: NamedChapter[];
  labels: PlayerLabels;
  /** Words over the corner of the video while its controls are shown. */
  mark?: string | null;
  /** The video element, by whether it needs the browser's own controls. */
  children: (native: boolean) => ReactNode;
};

/** A video under our own controls. Without a script, or where it is late, the browser's own are there instead. */
export function Player({ element, duration, chapters, labels, mark, children }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const bar = useRef<HTMLFieldSetElement>(null);
  const playback = usePlayback(element);
  const { playing, untouched, muted, waiting, failed, captions } = playback ?? NOTHING;
  const idle = useIdle(bar, playing);
  const full = useFullscreenOf(box);
  const woken = useRef(false);

  const toggle = () => playOrPause(element.current);
  const mute = () => {
    if (element.current) element.current.muted = !element.current.muted;
  };
  const caption = () => element.current && toggleCaptions(element.current);
  const enlarge = () => toggleFullscreen(box.current, element.current);
  const seek = (by: number) => {
    const video = element.current;
    if (video) video.currentTime = Math.max(0, Math.min(duration, video.currentTime + by));
  };
  const keys: Record<string, () => void> = {
    ...{ " ": toggle, k: toggle, m: mute, c: caption, f: enlarge },
    ...{ arrowleft: () => seek(-1), arrowright: () => seek(1), j: () => seek(-1), l: () => seek(1) },
  };

  useWindowKeys((event) => {
    const action = keys[event.key.toLowerCase()];
    // The slider's own steps are a fraction of the video, and Space does nothing on it.
    const onSlider = event.target instanceof HTMLInputElement && event.target.type === "range";
    if (!action || event.ctrlKey || event.metaKey || event.altKey || (!onSlider && isTaken(event))) return;
    if (event.key === " " && isPressable(event.target)) return;
    event.preventDefault();
    action();
  });

  const fade = `transition-opacity duration-150 ${idle ? "pointer-events-none opacity-0" : ""}`;
  return (
    <div
      ref={box}
      className={`@container absolute inset-0 overflow-hidden rounded-[inherit] text-white [&:fullscreen]:rounded-none ${idle ? "cursor-none" : ""}`}
    >
      {children(playback === null)}
      {mark ? (
        <p
          className={`pointer-events-none absolute start-2 top-2 max-w-[calc(100%-1rem)] truncate rounded-sm bg-black/65 px-2 py-1 text-xs ${fade}`}
        >
          {mark}
        </p>
      ) : null}
      {playback === null ? null : (
        <>
          {failed ? (
            <p role="alert" className="absolute inset-0 grid place-items-center bg-black/75 p-6 text-center text-sm">
              {labels.failed}
            </p>
          ) : (
            // For a mouse and a finger. A keyboard has the button below, and the keys.
            <button
              type="button"
              tabIndex={-1}
              aria-hidden="true"
              // On a small player, clear of the controls.
              className="absolute inset-0 grid cursor-[inherit] place-items-center @max-[30rem]:pb-9"
              // A tap first shows the controls.
              onPointerDown={(event) => {
                woken.current = event.pointerType === "touch" && idle;
              }}
              onClick={() => (woken.current ? undefined : toggle())}
              onDoubleClick={enlarge}
            >
              {untouched ? (
                <span className="grid size-16 place-items-center rounded-full bg-lamp text-lamp-ink shadow-(--shadow) @max-[30rem]:size-13">
                  <Play className="ms-1 size-7 fill-current" />
                </span>
              ) : waiting ? (
                <span className="size-10 animate-spin rounded-full border-3 border-current border-r-transparent opacity-80" />
              ) : null}
            </button>
          )}
          <fieldset
            ref={bar}
            aria-label={labels.title}
            className={`absolute inset-x-0 bottom-0 flex min-w-0 items-center gap-1 bg-linear-to-t from-black/80 to-transparent px-1 pt-6 ${fade}`}
          >
            <Control label={playing ? labels.pause : labels.play} onClick={toggle}>
              {playing ? <Pause className="size-5 fill-current" /> : <Play className="size-5 fill-current" />}
            </Control>
            <Scrub chapters={chapters} video={element} duration={duration} playing={playing} label={labels.place} />
            <Control label={labels.mute} pressed={muted} onClick={mute}>
              {muted ? <VolumeX className="size-5" /> : <Volume2 className="size-5" />}
            </Control>
            {captions === null ? null : (
              <Control label={labels.captions} pressed={captions} onClick={caption}>
                {captions ? <Captions className="size-5" /> : <CaptionsOff className="size-5" />}
              </Control>
            )}
            {canEnlarge(element.current) ? (
              <Control label={full ? labels.leaveFull : labels.full} onClick={enlarge}>
                {full ? <Minimize className="size-4.5" /> : <Maximize className="size-4.5" />}
              </Control>
            ) : null}
          </fieldset>
        </>
      )}
    </div>
  );
}

const NOTHING = { playing: false, untouched: true, muted: false, waiting: false, failed: false, captions: null };

type ControlProps = { label: string; pressed?: boolean; onClick: () => void; children: ReactNode };

function Control({ label, pressed, onClick, children }: ControlProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      onClick={onClick}
      className="grid size-11 shrink-0 place-items-center rounded-md opacity-90 hover:bg-white/15 hover:opacity-100 focus-visible:-outline-offset-2 focus-visible:outline-white"
    >
      {children}
    </button>
  );
}

function playOrPause(video: HTMLVideoElement | null): void {
  // Refused without a gesture, or when the visitor leaves: the button then shows that it is paused.
  if (video?.paused) void video.play().catch(() => undefined);
  else video?.pause();
}

/** A phone that gives full screen to nothing else gives it to the video itself, with its own controls. */
type PhoneVideo = HTMLVideoElement & { webkitEnterFullscreen?: () => void };

const canEnlarge = (video: PhoneVideo | null): boolean =>
  document.fullscreenEnabled || video?.webkitEnterFullscreen !== undefined;

function toggleFullscreen(box: HTMLElement | null, video: PhoneVideo | null): void {
  if (document.fullscreenElement) void document.exitFullscreen().catch(() => undefined);
  else if (document.fullscreenEnabled) void box?.requestFullscreen().catch(() => undefined);
  else video?.webkitEnterFullscreen?.();
}

function useFullscreenOf(box: RefObject<HTMLElement | null>): boolean {
  const [full, setFull] = useState(false);
  useEffect(() => {
    const look = () => setFull(document.fullscreenElement !== null && document.fullscreenElement === box.current);
    document.addEventListener("fullscreenchange", look);
    return () => document.removeEventListener("fullscreenchange", look);
  }, [box]);
  return full;
}
