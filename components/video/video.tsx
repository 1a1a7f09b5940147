"use client";

import { type CSSProperties, useState } from "react";
import { lazyPart } from "@/components/ui/lazy-part";
import { useFullscreen } from "@/components/video/player/fullscreen";
import type { GenerationView } from "@/lib/generations/view";

const Controls = lazyPart(() => import("@/components/video/player/controls"), { eager: "silent" });

type VideoProps = { video: GenerationView; label: string };

/**
 * The video as large as fits, with its controls below. Until ours are loaded, the browser's own controls are shown, so
 * that it plays without a script.
 */
export function Video({ video, label }: VideoProps) {
  const [element, setElement] = useState<HTMLVideoElement | null>(null);
  const [up, setUp] = useState(false);
  const [onUp] = useState(() => () => setUp(true));
  const full = useFullscreen();
  const ratio: CSSProperties & Record<"--ratio", string> = { "--ratio": `${video.width} / ${video.height}` };
  return (
    <div className={full ? "fixed inset-0 z-60 flex flex-col bg-black" : "flex min-h-0 grow flex-col"}>
      <div
        // As high as its ratio makes it, until it takes the room that it is given.
        className={`relative min-h-0 ${full ? "grow" : "aspect-(--ratio) max-h-[62dvh] lg:aspect-auto lg:max-h-none lg:grow"}`}
        style={ratio}
      >
        <video
          ref={setElement}
          src={video.video?.url}
          poster={video.posterUrl ?? undefined}
          controls={!up}
          loop
          playsInline
          preload="metadata"
          aria-label={label}
          className="absolute inset-0 size-full object-contain"
        />
      </div>
      <div className={full ? "contents" : "min-h-25"}>
        {element && <Controls id={video.id} video={element} onUp={onUp} />}
      </div>
    </div>
  );
}
