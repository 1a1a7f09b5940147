import { ListVideo } from "lucide-react";
import { type CSSProperties, useEffect, useRef } from "react";
import { timecode } from "@/components/video/timecode";
import type { PlayerLabels } from "./player-labels";
import type { VisitorVideo } from "./visitor-videos";

type Props = {
  videos: VisitorVideo[];
  /** The index of the video on the stage. */
  at: number;
  labels: PlayerLabels;
  playsAll: boolean;
  /** Without a script, "Play all" can do nothing. */
  ready: boolean;
  /** The width of the stage, which the strip keeps where that is not too narrow. */
  width: CSSProperties["width"];
  onChoose: (index: number) => void;
  onPlayAll: () => void;
};

/** All videos of a link in order. Its items are links, so that it also works without a script. */
export function Filmstrip({ videos, at, labels, playsAll, ready, width, onChoose, onPlayAll }: Props) {
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const strip = list.current;
    const item = strip?.children[at];
    // Only sideways: the page itself stays where the visitor reads.
    if (strip && item instanceof HTMLElement)
      strip.scrollTo({ left: item.offsetLeft - (strip.clientWidth - item.offsetWidth) / 2 });
  }, [at]);

  return (
    <nav
      aria-label={labels.videos}
      className="flex items-center gap-2 pt-3"
      style={{ width: `max(${width}, min(100%, 42rem))` }}
    >
      <ol ref={list} className="relative me-auto flex min-w-0 gap-2 overflow-x-auto scroll-smooth p-1">
        {videos.map((video, index) => (
          <li key={video.handle} className="shrink-0">
            <a
              href={`?video=${video.handle}`}
              aria-label={video.place}
              aria-current={index === at ? "true" : undefined}
              onClick={(event) => {
                // Opens in a new tab.
                if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
                event.preventDefault();
                onChoose(index);
              }}
              className="group relative block h-16 min-w-11 overflow-hidden rounded-sm bg-sunken aria-[current]:outline-2 aria-[current]:outline-lamp aria-[current]:outline-offset-1"
              style={{
                aspectRatio: `${video.width} / ${video.height}`,
                backgroundColor: video.placeholder ?? undefined,
              }}
            >
              {video.posterCardUrl ? (
                // Only the poster is dimmed: its time must stay legible.
                <img
                  src={video.posterCardUrl}
                  alt=""
                  loading="lazy"
                  decoding="async"
                  className="size-full object-cover opacity-70 group-hover:opacity-100 group-aria-[current]:opacity-100"
                />
              ) : null}
              <span
                aria-hidden="true"
                className="timecode absolute end-1 bottom-1 rounded-xs bg-black/70 px-1 text-white leading-4"
              >
                {timecode(video.duration * 1000)}
              </span>
            </a>
          </li>
        ))}
      </ol>
      <button
        type="button"
        aria-pressed={playsAll}
        onClick={onPlayAll}
        className={`inline-flex min-h-11 shrink-0 items-center gap-2 rounded-md px-3 text-sm text-soft hover:text-ink aria-pressed:text-lamp-text ${ready ? "" : "invisible"}`}
      >
        <ListVideo aria-hidden="true" className="size-4" />
        {labels.playAll}
      </button>
    </nav>
  );
}
