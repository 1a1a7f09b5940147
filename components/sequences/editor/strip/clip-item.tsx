"use client";

import { VolumeX } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, memo, type RefObject, useRef } from "react";
import type { useDragItem } from "@/components/ui/use-drag-item";
import { useInView } from "@/components/ui/use-in-view";
import { cardPosterUrl } from "@/components/video/posters/card-poster-url";
import type { Clip, ClipVideo } from "@/lib/sequences/content";
import { clipLength, smpte } from "@/lib/sequences/timeline";
import { useEditor } from "../use-editor";
import { ClipFrames, tileWidth } from "./clip-frames";
import type { Held } from "./strip-view";
import { TransitionButton } from "./transition-button";
import { TrimHandle } from "./trim-handle";

type Carry = ReturnType<typeof useDragItem>;

type Props = {
  clip: Clip;
  place: number;
  /** Pixels. */
  left: number;
  width: number;
  /** Pixels in which the one before, and the next one, is seen as well. */
  over: number;
  under: number;
  video: ClipVideo | undefined;
  broken: boolean;
  selected: boolean;
  /** Reached by Tab: one of all. */
  reached: boolean;
  last: boolean;
  lifted: boolean;
  held: Held | null;
  carry: RefObject<Carry>;
};

/** One clip over its time: pressed to select it, dragged to move it, by its ends to trim it. */
export const ClipItem = memo(function ClipItem(props: Props) {
  const { clip, place, left, width, under, selected, lifted, held, last, carry } = props;
  const editor = useEditor();
  const item = useRef<HTMLLIElement>(null);
  const near = useInView(item, true);
  // Read when they are used: they are new in each rendering of the strip, and would render every clip again.
  const handlers = () => carry.current.handlers(clip.key);
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
    <li
      ref={item}
      data-key={clip.key}
      onPointerDown={(event) => handlers().onPointerDown(event)}
      onPointerMove={(event) => handlers().onPointerMove(event)}
      onPointerUp={() => handlers().onPointerUp()}
      onPointerCancel={() => handlers().onPointerCancel()}
      className={`absolute top-0 h-full select-none ${lifted ? "z-20 cursor-grabbing opacity-80" : held || selected ? "z-10" : ""}`}
      style={{ left, width }}
    >
      <ClipButton
        {...props}
        near={near}
        onPress={() => carry.current.carried() || editor.select(clip.key)}
        onKey={press}
      />
      {held && <Ghost clip={clip} held={held} />}
      {selected && <TrimHandle clip={clip} place={place} end="in" />}
      {selected && <TrimHandle clip={clip} place={place} end="out" />}
      {near && !last && !held && (selected || width > 64) && (
        <TransitionButton clip={clip} place={place} x={width - under / 2} reached={selected} />
      )}
    </li>
  );
});

type ButtonProps = Props & { near: boolean; onPress: () => void; onKey: (event: KeyboardEvent<HTMLElement>) => void };

function ClipButton({ clip, place, video, broken, over, near, selected, reached, onPress, onKey }: ButtonProps) {
  const t = useTranslations("sequences");
  const { rate } = useEditor();
  const trouble = clip.videoId === null ? t("planned") : !video ? t("gone") : broken ? t("unreadable") : null;
  return (
    <button
      type="button"
      aria-pressed={selected}
      tabIndex={reached ? 0 : -1}
      onClick={onPress}
      onKeyDown={onKey}
      className="group block size-full cursor-grab pr-0.5 text-left outline-offset-[-2px] [content-visibility:auto]"
    >
      <span
        className={`relative block h-20 overflow-hidden rounded-t-md bg-left bg-repeat-x ${trouble && !broken ? "bg-raised bg-[repeating-linear-gradient(135deg,transparent_0_8px,color-mix(in_oklab,transparent,var(--ink)_7%)_8px_16px)]" : "bg-sunken"}`}
        style={{
          // The clip before is seen above the line along which this one appears.
          clipPath: over > 0 ? `polygon(0 100%, ${over}px 0, 100% 0, 100% 100%)` : undefined,
          backgroundColor: video?.placeholder ?? undefined,
          ...(video?.posterUrl && {
            backgroundImage: `url("${cardPosterUrl(video.posterUrl)}")`,
            backgroundSize: `${tileWidth(video)}px 100%`,
          }),
        }}
      >
        {near && video && !broken && <ClipFrames clip={clip} video={video} />}
      </span>
      <span className="timecode absolute top-1 rounded-sm bg-black/60 px-1.5 text-white" style={{ left: over + 4 }}>
        {place}
      </span>
      {over > 0 && <FadeLine width={over} />}
      {clip.muted && (
        <VolumeX
          aria-label={t("strip.muted")}
          className="absolute top-1 right-2 size-5 rounded-sm bg-black/60 p-0.5 text-white"
        />
      )}
      {trouble && (
        <span className="absolute top-14 right-1.5 left-1.5 truncate text-xs">
          <span className="rounded-sm bg-black/60 px-1.5 py-0.5 text-white">{trouble}</span>
        </span>
      )}
      <span className="block h-11 overflow-hidden rounded-b-md bg-surface px-2 py-1 group-aria-pressed:bg-lamp/15 group-aria-pressed:shadow-[inset_0_-2px_0_var(--lamp)]">
        <span dir="auto" className="block truncate text-sm leading-4.5">
          {clip.name}
        </span>
        <span className="timecode block truncate text-faint text-xs">{smpte(clipLength(clip), rate)}</span>
      </span>
    </button>
  );
}

/** The line of a cross-fade: below it is the clip that comes. */
const FadeLine = ({ width }: { width: number }) => (
  <svg
    aria-hidden="true"
    className="absolute top-0 left-0 h-20 text-lamp"
    width={width}
    viewBox="0 0 100 100"
    preserveAspectRatio="none"
  >
    <path d="M0 100 100 0" stroke="currentColor" strokeWidth="2" vectorEffect="non-scaling-stroke" />
  </svg>
);

/** What is cut off while an end is dragged, or what has been added. */
function Ghost({ clip, held: { end, clip: before } }: { clip: Clip; held: Held }) {
  const { rate, view } = useEditor();
  const cut = end === "in" ? clip.in - before.in : before.out - clip.out;
  if (cut === 0) return null;
  const width = (Math.abs(cut) / rate) * view.get().zoom;
  const side = end === "in" ? (cut > 0 ? "right-full" : "left-0") : cut > 0 ? "left-full" : "right-0.5";
  return (
    <span
      aria-hidden="true"
      className={`pointer-events-none absolute top-0 z-20 h-20 ${side} ${cut > 0 ? "bg-[repeating-linear-gradient(135deg,var(--sunken)_0_6px,var(--line)_6px_8px)] opacity-80" : "bg-lamp/25"}`}
      style={{ width }}
    >
      <span className="timecode absolute bottom-1 left-1/2 -translate-x-1/2 whitespace-nowrap rounded-sm bg-black/75 px-1.5 text-white text-xs">
        {cut > 0 ? "−" : "+"}
        {smpte(Math.abs(cut), rate)}
      </span>
    </span>
  );
}
