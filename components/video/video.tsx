"use client";

import { type CSSProperties, type ReactNode, useState } from "react";
import { lazyPart } from "@/components/ui/lazy-part";
import { useFullscreen } from "@/components/video/player/fullscreen";
import type { GenerationView } from "@/lib/generations/view";

const Controls = lazyPart(() => import("@/components/video/player/controls"), { eager: "silent" });

type VideoProps = {
  video: GenerationView;
  label: string;
  /** Classes that set `--room`, the greatest height, and optionally `--steady`, a height to keep for any ratio. */
  room?: string;
  /** The page is about more than this video: the keys work while its controls have the focus. */
  inPage?: boolean;
  /** Shown in the same place until there is a video, so that nothing moves when it is ready. */
  children?: ReactNode;
};

/**
 * The video in its own ratio, as large as fits, with its actions below. Until our controls are loaded, the browser's
 * own controls are shown, so that it plays without a script.
 */
export function Video({ video, label, room = "[--room:56dvh] md:[--room:68dvh]", inPage, children }: VideoProps) {
  const [element, setElement] = useState<HTMLVideoElement | null>(null);
  const [up, setUp] = useState(false);
  const [onUp] = useState(() => () => setUp(true));
  const full = useFullscreen();
  const { width, height } = video;
  const frame: CSSProperties = {
    aspectRatio: `${width} / ${height}`,
    width: `min(100%, calc(var(--room) * ${(width / height).toFixed(4)}))`,
    backgroundColor: video.placeholder ?? undefined,
  };
  return (
    <div className={full ? "fixed inset-0 z-60 scheme-dark bg-black" : `flex flex-col ${room}`}>
      <div className={full ? "size-full" : "grid min-h-[var(--steady,0px)] place-items-center"}>
        <div
          className={full ? "size-full" : `overflow-clip rounded-md ${video.video ? "" : "grid"}`}
          style={full ? undefined : frame}
        >
          {video.video ? (
            <video
              ref={setElement}
              src={video.video.url}
              poster={video.posterUrl ?? undefined}
              controls={!up}
              loop
              playsInline
              preload="metadata"
              aria-label={label}
              className="size-full object-contain"
            />
          ) : (
            children
          )}
        </div>
      </div>
      <div className={full ? "contents" : "min-h-25"}>
        {element && <Controls id={video.id} video={element} onUp={onUp} inPage={inPage} />}
      </div>
    </div>
  );
}
