"use client";

import { useTranslations } from "next-intl";
import { type RefObject, useEffect, useRef } from "react";
import { withMessages } from "@/components/ui/all-messages";
import { lazyPart } from "@/components/ui/lazy-part";
import type { Clip } from "@/lib/sequences/content";
import { clipLength } from "@/lib/sequences/timeline";
import { ClipItem } from "./strip/clip-item";
import { stripPlaces } from "./strip/places";
import { PlayheadLine, SnapLine } from "./strip/playhead-line";
import { Ruler } from "./strip/ruler";
import { StripTools } from "./strip/strip-tools";
import { useCarry, useFocusedClip } from "./strip/use-carry";
import { useStripScroll } from "./strip/use-strip-scroll";
import { END_ROOM } from "./strip/zoom";
import { useClips, useEditor, useEditorState, useStripView } from "./use-editor";

/** As high as the row: what is below stays where it is when the row is there. */
const CaptionRow = lazyPart(
  withMessages(() => import("@/components/sequences/captions/caption-row")),
  { eager: "visible", waiting: <div className="h-10 pointer-coarse:h-12" /> },
);

/** The clips over their time, with a ruler and the playhead, and the captions below them. */
export function ClipStrip() {
  const t = useTranslations("sequences");
  const editor = useEditor();
  const scroller = useRef<HTMLDivElement>(null);
  const clips = useClips();
  const zoom = useStripView((view) => view.zoom);
  const held = useStripView((view) => view.held);
  const captions = useEditorState(({ history }) => history.present.captions);
  useStripScroll(scroller);
  useEffect(() => () => editor.filmstrips.close(), [editor]);
  const { starts, shared, end } = stripPlaces(clips, held);
  const whole = captions.reduce((last, { to }) => Math.max(last, to), end);
  const pixels = (frames: number) => (frames / editor.rate) * zoom;
  return (
    <section aria-label={t("clips")} className="isolate flex flex-col gap-2">
      <StripTools />
      {clips.length === 0 && (
        <p className="grid min-h-[40dvh] place-content-center text-balance rounded-md bg-sunken p-6 text-center text-soft">
          {t("no_clips")}
        </p>
      )}
      <div
        ref={scroller}
        data-scroller=""
        hidden={clips.length === 0}
        // Two fingers zoom the strip, not the page.
        className="touch-pan-x touch-pan-y overflow-x-auto overflow-y-hidden pb-2"
      >
        <div className="relative min-w-full" style={{ width: pixels(whole) + END_ROOM }}>
          <Ruler scroller={scroller} end={whole} />
          <Clips scroller={scroller} starts={starts} shared={shared} />
          {captions.length > 0 && <CaptionRow />}
          <SnapLine />
          <PlayheadLine scroller={scroller} />
        </div>
      </div>
    </section>
  );
}

/** Pixels of a clip that has no room for its frames, handles and buttons. */
const NARROW = 64;

type ClipsProps = {
  scroller: RefObject<HTMLElement | null>;
  /** Frames, of each clip. */
  starts: readonly number[];
  shared: readonly number[];
};

function Clips({ scroller, starts, shared }: ClipsProps) {
  const editor = useEditor();
  const clips = useClips();
  const selected = useEditorState((state) => state.selected);
  const videos = useEditorState((state) => state.videos);
  const unreadable = useEditorState((state) => state.unreadable);
  const zoom = useStripView((view) => view.zoom);
  const held = useStripView((view) => view.held);
  const list = useRef<HTMLOListElement>(null);
  const { carry, lifted, follow } = useCarry(list, scroller);
  useFocusedClip(list, selected);
  const reached = clips.some(({ key }) => key === selected) ? selected : clips[0]?.key;
  const isNarrow = (clip?: Clip) => !clip || (clipLength(clip) / editor.rate) * zoom < NARROW;
  return (
    <ol
      ref={list}
      {...follow}
      className="relative h-31"
      style={{ "--frame": `${zoom / editor.rate}px` } as Record<string, string>}
    >
      {clips.map((clip, at) => (
        <ClipItem
          key={clip.key}
          clip={clip}
          place={at + 1}
          start={starts[at] ?? 0}
          over={shared[at - 1] ?? 0}
          under={shared[at] ?? 0}
          video={clip.videoId ? videos.get(clip.videoId) : undefined}
          broken={clip.videoId !== null && unreadable.has(clip.videoId)}
          selected={clip.key === selected}
          reached={clip.key === reached}
          narrow={isNarrow(clip)}
          joined={!isNarrow(clips[at + 1])}
          lifted={lifted === clip.key}
          held={held?.clip.key === clip.key ? held : null}
          carry={carry}
        />
      ))}
    </ol>
  );
}
