"use client";

import { type CSSProperties, type ReactNode, useEffect, useRef, useState } from "react";
import { sharpenPoster } from "@/components/video/posters/sharpen-poster";
import type { PlayerOptions } from "@/lib/shares/embed/player-options";
import { Chapters, useChapterTrack } from "./chapters";
import { Filmstrip } from "./filmstrip";
import { Player } from "./player";
import type { PlayerLabels } from "./player-labels";
import type { VisitorVideo } from "./visitor-videos";

type Props = {
  slug: string;
  /** Reports that a video was started; null where plays aren't counted. */
  playKey: string | null;
  videos: VisitorVideo[];
  /** The index of the video to begin with. */
  first: number;
  labels: PlayerLabels;
  options?: PlayerOptions;
  mark?: string | null;
  /** The size of the player, the same for every video, so that nothing moves when another one is chosen. */
  size: CSSProperties;
  /** Of the player. */
  className?: string;
  glow?: ReactNode;
  /** What is shown beside each video. */
  notes?: ReactNode[];
  children?: ReactNode;
};

/** The videos of a link: one large on the stage and, where there are several, all of them in a filmstrip below. */
export function VisitorStage({
  slug,
  playKey,
  videos,
  first,
  labels,
  options,
  mark,
  size,
  notes = [],
  ...rest
}: Props) {
  const element = useRef<HTMLVideoElement>(null);
  const [at, setAt] = useState(first);
  const [playsAll, setPlaysAll] = useState(false);
  const [ready, setReady] = useState(false);
  const play = () => void element.current?.play().catch(() => undefined);
  const report = usePlayReport(slug, playKey);
  const starts = useRef(false);

  useEffect(() => {
    setReady(true);
    // Autoplay may have begun before this script ran.
    if (element.current && !element.current.paused) report();
  }, [report]);
  useEffect(() => {
    if (at >= 0 && starts.current) void element.current?.play().catch(() => undefined);
    starts.current = false;
  }, [at]);

  const choose = (index: number) => {
    if (index === at) return play();
    starts.current = true;
    setAt(index);
    // The address then opens with this video.
    history.replaceState(null, "", `?video=${videos[index]?.handle}`);
  };
  const onEnded = () => {
    if (!playsAll) return;
    if (at + 1 < videos.length) choose(at + 1);
    else setPlaysAll(false);
  };
  const onPlayAll = () => {
    setPlaysAll(!playsAll);
    if (playsAll) return;
    choose(at === videos.length - 1 ? 0 : at);
  };

  const video = videos[at];
  const posterUrl = video?.posterUrl ?? null;
  useEffect(() => sharpenPoster(element.current, posterUrl), [posterUrl]);
  const chapterTrack = useChapterTrack(video?.chapters ?? NONE);
  if (!video) return null;
  return (
    <>
      <div className={`relative isolate ${rest.className ?? ""}`} style={size}>
        {rest.glow}
        <Player element={element} duration={video.duration} chapters={video.chapters} labels={labels} mark={mark}>
          {(native) => (
            <video
              ref={element}
              controls={native}
              playsInline
              // Only now, so that it didn't compete with the poster.
              preload={ready || !video.posterUrl ? "metadata" : "none"}
              controlsList={video.downloadUrl ? undefined : "nodownload"}
              autoPlay={options?.autoplay}
              muted={options?.muted}
              loop={options?.loop}
              aria-label={video.label}
              src={options?.start && at === first ? `${video.videoUrl}#t=${options.start}` : video.videoUrl}
              poster={video.posterCardUrl ?? undefined}
              width={video.width}
              height={video.height}
              onPlay={report}
              onEnded={onEnded}
              className="absolute inset-0 block size-full bg-[color-mix(in_oklab,var(--tint)_35%,black)] bg-center bg-contain bg-no-repeat object-contain in-[:fullscreen]:bg-black"
              style={tinted({
                "--tint": video.placeholder ?? "black",
                // Visible until the poster has loaded, which can take seconds on a slow connection.
                backgroundImage: video.preview ? `url(${video.preview})` : undefined,
              })}
            >
              {video.captions ? (
                <track
                  key={video.captions.url}
                  kind="captions"
                  src={video.captions.url}
                  srcLang={video.captions.language}
                  label={labels.captions}
                  default
                />
              ) : null}
              {chapterTrack ? <track kind="chapters" src={chapterTrack} label={labels.chapters} default /> : null}
              {labels.noPlayer} <a href={video.videoUrl}>{labels.openFile}</a>
            </video>
          )}
        </Player>
      </div>
      {videos.length > 1 ? (
        <Filmstrip {...{ videos, at, labels, playsAll, ready, onPlayAll }} onChoose={choose} width={size.width} />
      ) : null}
      {rest.children}
      {video.chapters.length > 0 ? (
        <Chapters video={element} chapters={video.chapters} label={labels.chapters} ready={ready} />
      ) : null}
      {notes.map((note, index) => (
        <div key={videos[index]?.handle} hidden={index !== at} className="w-full">
          {note}
        </div>
      ))}
    </>
  );
}

const NONE: VisitorVideo["chapters"] = [];

const tinted = (style: CSSProperties & Record<"--tint", string>) => style;

/** Reports once that a video was started: the link and a number, no cookie, nothing about the visitor. */
function usePlayReport(slug: string, playKey: string | null): () => void {
  const [report] = useState(() => {
    let reported = false;
    return () => {
      if (playKey && !reported) navigator.sendBeacon(`/api/plays/${slug}`, playKey);
      reported = true;
    };
  });
  return report;
}
