"use client";

import { type CSSProperties, useState } from "react";
import { lazyPart } from "@/components/ui/lazy-part";
import { useFullscreen } from "@/components/video/player/fullscreen";
import type { GenerationView } from "@/lib/generations/view";

const Controls = lazyPart(() => import("@/components/video/player/controls"), { unasked: "silent" });

type FilmProps = { film: GenerationView; label: string };

/**
 * The film in its own ratio as large as the room allows, and under it what one does with it. Until our controls are
 * loaded the browser's own are there, so that it plays with no script at all.
 */
export function Film({ film, label }: FilmProps) {
  const [element, setElement] = useState<HTMLVideoElement | null>(null);
  const [up, setUp] = useState(false);
  const [onUp] = useState(() => () => setUp(true));
  const full = useFullscreen();
  const { width, height } = film;
  const frame: CSSProperties = {
    aspectRatio: `${width} / ${height}`,
    width: `min(100%, calc(var(--room) * ${(width / height).toFixed(4)}))`,
    backgroundColor: film.placeholder ?? undefined,
  };
  return (
    <div
      className={full ? "fixed inset-0 z-60 scheme-dark bg-black" : "flex flex-col [--room:56dvh] md:[--room:68dvh]"}
    >
      <div className={full ? "size-full" : "mx-auto overflow-hidden rounded-md"} style={full ? undefined : frame}>
        <video
          ref={setElement}
          src={film.video?.url}
          poster={film.posterUrl ?? undefined}
          controls={!up}
          loop
          playsInline
          preload="metadata"
          aria-label={label}
          className="size-full object-contain"
        />
      </div>
      <div className={full ? "contents" : "min-h-25"}>
        {element && <Controls id={film.id} video={element} onUp={onUp} />}
      </div>
    </div>
  );
}
