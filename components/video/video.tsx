"use client";

import { type CSSProperties, type ReactNode, useEffect, useRef, useState } from "react";
import { withMessages } from "@/components/ui/all-messages";
import { useUsed } from "@/components/ui/first-use";
import { lazyPart } from "@/components/ui/lazy-part";
import { useFullscreen } from "@/components/video/player/fullscreen";
import { cardPosterUrl } from "@/components/video/posters/card-poster-url";
import { sharpenPoster } from "@/components/video/posters/sharpen-poster";
import type { GenerationView } from "@/lib/generations/view";
import type { CaptionTrack } from "@/lib/sequences/captions/caption-tracks";

const load = () => import("@/components/video/player/controls");
const Controls = lazyPart(load, { eager: "silent" });
const ControlsOnUse = lazyPart(withMessages(load), { eager: "silent" });

type VideoProps = {
  video: GenerationView;
  label: string;
  /**
   * Classes that set `--room`, the greatest height, and optionally `--steady`, a height to keep for any ratio. Without
   * them the video fills its place.
   */
  room?: string;
  /** The page is about more than this video: the keys work while its controls have the focus, which load on use. */
  inPage?: boolean;
  /** Shown unless they are switched off. `label` names them in the browser's own controls. */
  captions?: (CaptionTrack & { label: string }) | null;
  /** Shown in the same place until there is a video, so that nothing moves when it is ready. */
  children?: ReactNode;
};

const IN_ROOM = "grid overflow-clip rounded-md";
/** The frame in which the video will appear: its glow would end at an edge that nobody sees. */
const AWAITED = "bg-surface shadow-[inset_0_0_0_1px_var(--line)]";
/** As high as its ratio makes it, until it takes the room that it is given. */
const FILLING = "min-h-0 aspect-(--ratio) max-h-[62dvh] lg:aspect-auto lg:max-h-none lg:grow";

/**
 * The video as large as fits, with its controls below. The browser's own controls are there without a script, or where
 * ours are late.
 */
export function Video({ video, label, room, inPage, captions, children }: VideoProps) {
  const [element, setElement] = useState<HTMLVideoElement | null>(null);
  const [up, setUp] = useState(false);
  const [onUp] = useState(() => () => setUp(true));
  const full = useFullscreen();
  const used = useUsed();
  const early = useRef(false);
  const waits = inPage && video.posterUrl !== null && !used;
  useEffect(() => sharpenPoster(element, video.posterUrl), [element, video.posterUrl]);
  const ratio = video.width / video.height;
  const size: CSSProperties & Record<"--ratio", number> = {
    "--ratio": ratio,
    ...(room && {
      aspectRatio: ratio,
      width: `min(100%, calc(var(--room) * ${ratio.toFixed(4)}))`,
      backgroundColor: video.placeholder ?? undefined,
    }),
  };
  return (
    <div className={full ? "fixed inset-0 z-60 flex flex-col bg-black" : `flex flex-col ${room ?? "min-h-0 grow"}`}>
      <div className={full || !room ? "contents" : "grid min-h-[var(--steady,0px)] place-items-center"}>
        <div
          className={
            full
              ? "relative min-h-0 grow"
              : `relative ${room ? IN_ROOM : FILLING} ${room && !video.video ? AWAITED : ""}`
          }
          style={full ? undefined : size}
        >
          {video.video ? (
            <video
              ref={setElement}
              src={video.video.url}
              poster={video.posterUrl ? cardPosterUrl(video.posterUrl) : undefined}
              controls={!up && !(waits && element)}
              loop
              playsInline
              // Neither before its poster, nor, on a page about more than this video, before that page is used.
              preload={waits || (video.posterUrl && !element) ? "none" : "metadata"}
              aria-label={label}
              // The first touch of a page may be on its video, before there is anything to play it.
              onPointerDown={() => {
                early.current = waits === true;
              }}
              onClick={(event) => {
                if (!early.current) return;
                early.current = false;
                // The browser's own controls, shown in between, would pause it again.
                event.preventDefault();
                void event.currentTarget.play().catch(() => undefined);
              }}
              className="absolute inset-0 size-full object-contain"
            >
              {captions && (
                <track
                  key={captions.url}
                  kind="captions"
                  src={captions.url}
                  srcLang={captions.language}
                  label={captions.label}
                  default
                />
              )}
            </video>
          ) : (
            children
          )}
        </div>
      </div>
      <div className={full ? "contents" : "min-h-25"}>
        {room && !video.video && (
          <div aria-hidden="true" className="mx-auto mt-5.5 h-1 w-[calc(100%-2rem)] max-w-4xl rounded-full bg-raised" />
        )}
        {element && !inPage && <Controls id={video.id} video={element} onUp={onUp} />}
        {element && inPage && used && <ControlsOnUse id={video.id} video={element} onUp={onUp} inPage />}
      </div>
    </div>
  );
}
