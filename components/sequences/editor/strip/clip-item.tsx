"use client";

import { VolumeX } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, memo, type RefObject, useRef } from "react";
import { servedPart } from "@/components/ui/served-part";
import type { useDragItem } from "@/components/ui/use-drag-item";
import { useInView } from "@/components/ui/use-in-view";
import { cardPosterUrl } from "@/components/video/posters/card-poster-url";
import type { Clip, ClipVideo } from "@/lib/sequences/content";
import { clipLength, smpte } from "@/lib/sequences/timeline";
import { useEditor } from "../use-editor";
import { FilmstripTiles, tileWidth } from "./filmstrip-tiles";
import type { Held } from "./strip-view";
import { TransitionButton } from "./transition-button";
import { TrimHandle } from "./trim-handle";

const SceneState = servedPart(() => import("@/components/sequences/scenes/scene-state"));

type Carry = ReturnType<typeof useDragItem>;

type Props = {
  clip: Clip;
  place: number;
  /** Frames. The list says how wide one is, so that zooming renders no clip again. */
  start: number;
  /** Frames in which the one before, and the next one, is seen as well. */
  over: number;
  under: number;
  video: ClipVideo | undefined;
  broken: boolean;
  selected: boolean;
  /** Reached by Tab: one of all. */
  reached: boolean;
  /** Has no room for its frames, handles and buttons. */
  narrow: boolean;
  /** There is a next one, with room beside the button between them. */
  joined: boolean;
  lifted: boolean;
  held: Held | null;
  carry: RefObject<Carry>;
};

/** One clip over its time: clicked to select it, dragged to move it, by its ends to trim it. */
export const ClipItem = memo(function ClipItem(props: Props) {
  const { clip, place, start, over, under, video, broken, selected, reached, narrow, joined, lifted, held, carry } =
    props;
  const item = useRef<HTMLLIElement>(null);
  const near = useInView(item, !narrow);
  const length = clipLength(clip);
  // Read when they are used: they are new in each rendering of the strip, and would render every clip again.
  const handlers = () => carry.current.handlers(clip.key);
  return (
    <li
      ref={item}
      data-key={clip.key}
      onPointerDown={(event) => handlers().onPointerDown(event)}
      onPointerMove={(event) => handlers().onPointerMove(event)}
      onPointerUp={() => handlers().onPointerUp()}
      onPointerCancel={() => handlers().onPointerCancel()}
      className={`absolute top-0 h-full select-none ${lifted ? "z-20 cursor-grabbing opacity-80" : held ? "z-10" : ""}`}
      style={{ left: pixels(start), width: `max(2px, ${pixels(length)})` }}
    >
      <ClipButton {...{ clip, place, over, video, broken, selected, reached, carry }} frames={near} />
      {held && <Ghost clip={clip} held={held} />}
      {selected && <TrimHandle clip={clip} place={place} end="in" outside={narrow} />}
      {selected && <TrimHandle clip={clip} place={place} end="out" outside={narrow} />}
      {near && joined && !held && (
        <TransitionButton clip={clip} place={place} x={pixels(length - under / 2)} reached={selected} />
      )}
    </li>
  );
});

const pixels = (frames: number): string => `calc(${frames} * var(--frame))`;

type ButtonProps = Pick<Props, "clip" | "place" | "over" | "video" | "broken" | "selected" | "reached" | "carry"> & {
  frames: boolean;
};

/** Rendered apart from its place: when a clip is trimmed, all that follow get another one. */
const ClipButton = memo(function ClipButton(props: ButtonProps) {
  const { clip, place, over, video, broken, selected, reached, carry, frames } = props;
  const t = useTranslations("sequences");
  const editor = useEditor();
  const trouble =
    clip.videoId === null ? <SceneState clipKey={clip.key} /> : !video ? t("gone") : broken ? t("unreadable") : null;
  const press = (event: KeyboardEvent<HTMLElement>) => {
    const way = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!way || !event.shiftKey) return;
    event.preventDefault();
    editor.select(clip.key);
    editor.move(clip.key, place - 1 + way);
    // An element that is put elsewhere loses the focus.
    const button = event.currentTarget;
    requestAnimationFrame(() => button.focus());
  };
  return (
    <button
      type="button"
      aria-pressed={selected}
      tabIndex={reached ? 0 : -1}
      onClick={() => carry.current.carried() || editor.select(clip.key)}
      onKeyDown={press}
      className="group relative block size-full cursor-grab pr-[min(0.125rem,20%)] text-left outline-offset-[-2px] [content-visibility:auto]"
    >
      <span
        className={`relative block h-20 overflow-hidden rounded-t-md bg-left bg-repeat-x ${trouble && !broken ? "bg-raised bg-[repeating-linear-gradient(135deg,transparent_0_8px,color-mix(in_oklab,transparent,var(--ink)_7%)_8px_16px)]" : "bg-sunken"}`}
        style={{
          // The clip before is seen above the line along which this one appears.
          clipPath: over > 0 ? `polygon(0 100%, ${pixels(over)} 0, 100% 0, 100% 100%)` : undefined,
          backgroundColor: video?.placeholder ?? undefined,
          ...(video?.posterUrl && {
            backgroundImage: `url("${cardPosterUrl(video.posterUrl)}")`,
            backgroundSize: `${tileWidth(video)}px 100%`,
          }),
        }}
      >
        {frames && video && !broken && <FilmstripTiles clip={clip} video={video} />}
      </span>
      <span
        className="timecode absolute top-1 rounded-sm bg-black/60 px-1.5 text-white"
        style={{ left: `calc(${pixels(over)} + ${selected ? 22 : 5}px)` }}
      >
        {place}
      </span>
      {over > 0 && <FadeLine frames={over} />}
      {clip.muted && (
        <VolumeX
          aria-label={t("strip.muted")}
          className="absolute top-1 right-6 size-5 rounded-sm bg-black/60 p-0.5 text-white"
        />
      )}
      {trouble && (
        <span className="absolute top-14 right-5 left-5 truncate text-xs">
          <span className="rounded-sm bg-black/60 px-1.5 py-0.5 text-white">{trouble}</span>
        </span>
      )}
      <span className="block h-11 overflow-hidden rounded-b-md bg-surface px-2 py-1 group-aria-pressed:bg-lamp/15 group-aria-pressed:shadow-[inset_0_-2px_0_var(--lamp)]">
        <span dir="auto" className="block truncate text-sm leading-4.5">
          {clip.name}
        </span>
        <span className="timecode block truncate text-faint text-xs">{smpte(clipLength(clip), editor.rate)}</span>
      </span>
    </button>
  );
});

/** The line of a cross-fade: below it is the clip that comes. */
const FadeLine = ({ frames }: { frames: number }) => (
  <svg
    aria-hidden="true"
    className="absolute top-0 left-0 h-20 text-lamp"
    style={{ width: pixels(frames) }}
    viewBox="0 0 100 100"
    preserveAspectRatio="none"
  >
    <path d="M0 100 100 0" stroke="currentColor" strokeWidth="2" vectorEffect="non-scaling-stroke" />
  </svg>
);

/** What is cut off while an end is dragged, or what has been added. */
function Ghost({ clip, held: { end, clip: before } }: { clip: Clip; held: Held }) {
  const { rate } = useEditor();
  const cut = end === "in" ? clip.in - before.in : before.out - clip.out;
  if (cut === 0) return null;
  const side = end === "in" ? (cut > 0 ? "right-full" : "left-0") : cut > 0 ? "left-full" : "right-0.5";
  return (
    <span
      aria-hidden="true"
      className={`pointer-events-none absolute top-0 z-20 h-20 ${side} ${cut > 0 ? "bg-[repeating-linear-gradient(135deg,var(--sunken)_0_6px,var(--line)_6px_8px)] opacity-80" : "bg-lamp/25"}`}
      style={{ width: pixels(Math.abs(cut)) }}
    >
      <span className="timecode absolute bottom-1 left-1/2 -translate-x-1/2 whitespace-nowrap rounded-sm bg-black/75 px-1.5 text-white text-xs">
        {cut > 0 ? "−" : "+"}
        {smpte(Math.abs(cut), rate)}
      </span>
    </span>
  );
}
