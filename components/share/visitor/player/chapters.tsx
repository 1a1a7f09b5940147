import { type RefObject, useEffect, useState } from "react";
import { timecode } from "@/components/video/timecode";
import type { NamedChapter } from "@/lib/shares/chapter-names";

type Props = {
  video: RefObject<HTMLVideoElement | null>;
  chapters: NamedChapter[];
  label: string;
  /** Without a script, the times can only be read. */
  ready: boolean;
};

/** The chapters of a video with their times; a click plays from there. */
export function Chapters({ video, chapters, label, ready }: Props) {
  const [now, setNow] = useState(-1);
  useEffect(() => {
    const element = video.current;
    if (!element) return;
    const look = () =>
      setNow(element.currentTime > 0 ? chapters.findLastIndex(({ at }) => at <= element.currentTime) : -1);
    element.addEventListener("timeupdate", look);
    return () => element.removeEventListener("timeupdate", look);
  }, [video, chapters]);

  return (
    <nav aria-label={label} className="w-full max-w-2xl pt-3">
      <ol className="max-h-60 overflow-y-auto">
        {chapters.map(({ at, name }, index) => (
          <li key={at}>
            <button
              type="button"
              disabled={!ready}
              aria-current={index === now ? "true" : undefined}
              onClick={() => {
                const element = video.current;
                if (!element) return;
                // At the exact time of a cut, rounding may show the frame before it.
                element.currentTime = at + 0.001;
                void element.play().catch(() => undefined);
              }}
              className="flex min-h-11 w-full items-center gap-3 rounded-md px-2 text-start text-sm enabled:hover:bg-raised aria-[current]:text-lamp-text"
            >
              <span className="timecode shrink-0 text-soft">{timecode(at * 1000)}</span>
              <bdi className="truncate">{name}</bdi>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** The address of the chapters as WebVTT, for browsers that show them; null until the script runs, or without chapters. */
export function useChapterTrack(chapters: NamedChapter[]): string | null {
  const [track, setTrack] = useState<string | null>(null);
  useEffect(() => {
    if (chapters.length === 0) return setTrack(null);
    const url = URL.createObjectURL(new Blob([vtt(chapters)], { type: "text/vtt" }));
    setTrack(url);
    return () => URL.revokeObjectURL(url);
  }, [chapters]);
  return track;
}

const vtt = (chapters: NamedChapter[]): string =>
  ["WEBVTT", ...chapters.map(({ at, end, name }) => `${time(at)} --> ${time(end)}\n${escaped(name)}`)].join("\n\n");

const time = (seconds: number): string => {
  const hours = Math.floor(seconds / 3_600);
  const rest = new Date(Math.round((seconds - hours * 3_600) * 1000)).toISOString();
  return `${String(hours).padStart(2, "0")}:${rest.slice(14, 23)}`;
};

/** A name is one line, and shows its signs as they are. */
const escaped = (name: string): string =>
  name.replace(/\s+/g, " ").replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
