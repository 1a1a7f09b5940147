"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { useInView } from "@/components/ui/use-in-view";
import { nameVideo } from "@/components/video/name-video";
import { takePlace } from "@/components/video/playing";
import { cardPosterUrl } from "@/components/video/posters/card-poster-url";
import { useCapturePoster } from "@/components/video/posters/use-capture-poster";
import { timecode } from "@/components/video/timecode";
import type { GenerationView } from "@/lib/generations/view";

type CardVideoProps = {
  generation: GenerationView;
  playing: boolean;
  /** Whether to say what it is, over the video. */
  near: boolean;
  /** How its poster is loaded where it is on the first screen; else when it comes near the screen. */
  priority?: "high" | "auto";
};

const SHADE = "transition-opacity duration-150 starting:opacity-0";

/** A finished video: its poster, and on hover or focus the video, muted and looping. */
export function CardVideo({ generation, playing, near, priority }: CardVideoProps) {
  const t = useTranslations("gallery");
  const frame = useRef<HTMLDivElement>(null);
  const element = useRef<HTMLVideoElement>(null);
  const [moving, setMoving] = useState(false);
  const [broken, setBroken] = useState(false);
  const [lost, setLost] = useState(false);
  const poster = broken ? null : generation.posterUrl;
  // Without a poster, the video's first frame is shown, and only loaded while visible.
  const seen = useInView(frame, poster === null);
  useCapturePoster(generation, seen);
  const url = generation.video?.url;

  useEffect(() => {
    const video = element.current;
    if (!playing || !video) return;
    const giveBack = takePlace(() => video.pause());
    video.play().catch(() => undefined);
    return () => {
      giveBack();
      video.pause();
      video.currentTime = 0;
      setMoving(false);
    };
  }, [playing]);

  return (
    <div
      ref={frame}
      className="tile-fill"
      style={generation.placeholder ? { backgroundColor: generation.placeholder } : undefined}
    >
      {poster && (
        <img
          src={cardPosterUrl(poster)}
          onError={() => setBroken(true)}
          alt=""
          loading={priority ? undefined : "lazy"}
          fetchPriority={priority === "high" ? "high" : undefined}
          // Decoded beside the first paint, the largest poster of the page would wait for the scripts.
          decoding={priority === "high" ? "sync" : priority ? undefined : "async"}
          className="tile-fill"
        />
      )}
      {url && (playing || seen) && (
        <video
          ref={element}
          src={url}
          muted
          loop
          playsInline
          disablePictureInPicture
          tabIndex={-1}
          aria-hidden="true"
          preload={playing ? "auto" : "metadata"}
          onPlaying={() => setMoving(true)}
          onError={() => setLost(true)}
          className={`tile-fill transition-opacity duration-150 ${moving || !poster ? "opacity-100" : "opacity-0"}`}
        />
      )}
      {lost && !poster && (
        <div aria-hidden="true" className="absolute inset-0 grid place-items-center">
          <div className="torn-video w-2/3 max-w-24" />
        </div>
      )}
      {near && (
        <>
          <div
            className={`absolute inset-x-0 bottom-0 flex items-end justify-between gap-2 bg-linear-to-t from-black/75 to-transparent p-2 pt-8 pr-20 text-white ${SHADE}`}
          >
            <p dir="auto" className="line-clamp-2 text-xs">
              {nameVideo(generation, 120)}
            </p>
          </div>
          <span
            className={`timecode absolute top-1.5 right-1.5 rounded-sm bg-black/60 px-1.5 py-0.5 text-white group-data-stacked:hidden ${SHADE}`}
          >
            {generation.duration < 60
              ? t("seconds", { count: generation.duration })
              : timecode(generation.duration * 1000)}
          </span>
        </>
      )}
    </div>
  );
}
