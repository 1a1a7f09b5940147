import { type CSSProperties, type RefObject, useEffect, useState } from "react";
import { timecode } from "@/components/video/timecode";
import type { NamedChapter } from "@/lib/shares/chapter-names";

type Props = {
  video: RefObject<HTMLVideoElement | null>;
  /** Seconds, until the file itself has been asked. */
  duration: number;
  playing: boolean;
  chapters: NamedChapter[];
  label: string;
};

/** The position in the video, as a slider and as `0:03 / 0:10`. The only part that re-renders during playback. */
export function Scrub({ video, duration, playing, chapters, label }: Props) {
  const [time, setTime] = useState(0);
  useEffect(() => {
    const element = video.current;
    if (!element) return;
    const closing = new AbortController();
    let beat = 0;
    const look = () => setTime(element.currentTime);
    const run = () => {
      look();
      if (playing) beat = requestAnimationFrame(run);
    };
    for (const event of ["seeking", "emptied", "timeupdate"])
      element.addEventListener(event, look, { signal: closing.signal });
    run();
    return () => {
      closing.abort();
      cancelAnimationFrame(beat);
    };
  }, [video, playing]);

  const shown = `${timecode(time * 1000)} / ${timecode(duration * 1000)}`;
  const fill: CSSProperties & Record<"--share", string> = {
    "--share": `${(Math.min(1, time / duration) * 100).toFixed(2)}%`,
  };
  return (
    <>
      <span className="relative min-w-0 grow">
        {chapters.map(({ at }) =>
          at > 0 ? (
            <span
              key={at}
              aria-hidden="true"
              className="pointer-events-none absolute top-[calc(50%-0.375rem)] h-3 w-0.5 bg-white/80"
              style={{ left: `${((at / duration) * 100).toFixed(2)}%` }}
            />
          ) : null,
        )}
        <input
          type="range"
          min={0}
          max={duration}
          step="any"
          value={Math.min(time, duration)}
          onChange={(event) => {
            if (video.current) video.current.currentTime = event.target.valueAsNumber;
          }}
          aria-label={label}
          aria-valuetext={shown}
          className="scrub block min-w-0"
          style={fill}
        />
      </span>
      <span aria-hidden="true" className="timecode shrink-0 px-1 @max-2xs:hidden">
        {shown}
      </span>
    </>
  );
}
