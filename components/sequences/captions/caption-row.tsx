"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, type MouseEvent, memo, type PointerEvent, type RefObject, useEffect, useRef } from "react";
import { EdgeHandle } from "@/components/sequences/editor/strip/edge-handle";
import { useEditor, useStripView } from "@/components/sequences/editor/use-editor";
import { useDragItem } from "@/components/ui/use-drag-item";
import type { Caption } from "@/lib/sequences/content";
import { MAX_SEQUENCE_FRAMES } from "@/lib/sequences/limits";
import { smpte } from "@/lib/sequences/timeline";
import { captionActions } from "./caption-actions";
import { dragCaption, edgeAt, type HeldCaption, holdCaption, releaseCaption } from "./drag-caption";
import { useCaptionState, useCaptions } from "./use-caption-state";

/** Pixels of a caption that has no room for its handles, and of one that has none for a letter. */
const NARROW = 64;
const BARE = 20;

/** The captions under the clips, each over its time: clicked to select it, dragged to move it, by its edges to trim it. */
export default function CaptionRow() {
  const t = useTranslations("captions");
  const { rate } = useEditor();
  const captions = useCaptions();
  const zoom = useStripView((view) => view.zoom);
  const at = Math.min(
    useCaptionState((state) => state.at),
    captions.length - 1,
  );
  const list = useRef<HTMLOListElement>(null);
  const handlers = useCaptionDrag(list, at);
  useFocusedCaption(list, at);
  const caption = captions[at];
  const pixelsOf = ({ from, to }: Caption) => ((to - from) / rate) * zoom;
  return (
    <div
      className="relative mt-1 h-9 pointer-coarse:h-11"
      style={{ "--frame": `${zoom / rate}px` } as Record<string, string>}
    >
      <ol ref={list} aria-label={t("strip")} {...handlers} className="absolute inset-0">
        {captions.map((one, place) => (
          <Block
            // biome-ignore lint/suspicious/noArrayIndexKey: a caption has no identity but its place
            key={place}
            {...{ place, rate }}
            caption={one}
            selected={place === at}
            bare={pixelsOf(one) < BARE}
          />
        ))}
      </ol>
      {caption && <Edges caption={caption} at={at} outside={pixelsOf(caption) < NARROW} />}
    </div>
  );
}

const placed = ({ from, to }: Caption) => ({
  left: `calc(${from} * var(--frame))`,
  width: `max(2px, calc(${to - from} * var(--frame)))`,
});

type BlockProps = {
  caption: Caption;
  place: number;
  rate: number;
  selected: boolean;
  bare: boolean;
};

const Block = memo(function Block({ caption, place, rate, selected, bare }: BlockProps) {
  const t = useTranslations("captions");
  const text = caption.text || t("nothing");
  const [from, to] = [smpte(caption.from, rate), smpte(caption.to, rate)];
  return (
    <li
      data-place={place}
      className={`absolute top-0 h-full select-none pr-px ${selected ? "z-10" : ""}`}
      style={placed(caption)}
    >
      <button
        type="button"
        aria-pressed={selected}
        aria-label={t("item", { place: place + 1, from, to, text })}
        tabIndex={selected ? 0 : -1}
        className={`block size-full cursor-grab truncate rounded-sm bg-raised text-start text-xs outline-offset-[-2px] aria-pressed:bg-lamp/25 aria-pressed:shadow-[inset_0_-2px_0_var(--lamp)] ${bare ? "" : selected ? "px-5 pointer-coarse:px-7" : "px-2"}`}
      >
        {!bare && <span dir="auto">{text}</span>}
      </button>
    </li>
  );
});

/** The edges of the selected caption. Outside of the list: when captions change places, a drag or the focus stays. */
function Edges({ caption, at, outside }: { caption: Caption; at: number; outside: boolean }) {
  const t = useTranslations("captions");
  const editor = useEditor();
  const { rate } = editor;
  const held = useRef<HeldCaption | null>(null);
  return (
    <span className="pointer-events-none absolute top-0 z-20 h-full *:pointer-events-auto" style={placed(caption)}>
      {(["from", "to"] as const).map((part) => (
        <EdgeHandle
          key={part}
          side={part === "from" ? "in" : "out"}
          outside={outside}
          label={t(part === "from" ? "left_edge" : "right_edge", { place: at + 1 })}
          value={caption[part]}
          range={part === "from" ? [0, caption.to - 1] : [caption.from + 1, MAX_SEQUENCE_FRAMES]}
          text={smpte(caption[part], rate)}
          onMove={(to) => captionActions.setTime(editor, at, edgeAt(caption, part, to - caption[part]))}
          drag={{
            start: () => {
              held.current = holdCaption(editor, at);
            },
            move: (pixels, free) => {
              const frames = (pixels / editor.view.get().zoom) * rate;
              if (held.current) dragCaption(editor, held.current, { part, frames, free });
            },
            end: (undo) => {
              if (held.current) releaseCaption(editor, held.current, part, undo);
              held.current = null;
            },
          }}
          className="h-full"
        />
      ))}
    </span>
  );
}

/** Handlers of the list: captions are moved by pointer and touch, and by keys as their list below is. */
function useCaptionDrag(list: RefObject<HTMLOListElement | null>, at: number) {
  const editor = useEditor();
  const grip = useRef<{ at: number; x: number; left: number; held: HeldCaption | null } | null>(null);
  const scrolled = () => list.current?.closest("[data-scroller]")?.scrollLeft ?? 0;
  const end = (undo: boolean) => {
    const held = grip.current?.held;
    grip.current = null;
    if (held) releaseCaption(editor, held, "all", undo);
  };
  const { handlers, carried } = useDragItem(list, { move: () => undefined });
  // Taken by the list, which stays where it is when captions change places.
  const item = handlers("");
  const drag = {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      const place = placeOf(event.target);
      if (place === undefined) return;
      grip.current = { at: place, x: event.clientX, left: scrolled(), held: null };
      item.onPointerDown(event);
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      item.onPointerMove(event);
      const now = grip.current;
      if (!now || !carried()) return;
      now.held ??= holdCaption(editor, now.at);
      const frames = ((event.clientX - now.x + scrolled() - now.left) / editor.view.get().zoom) * editor.rate;
      dragCaption(editor, now.held, { part: "all", frames, free: event.altKey });
    },
    onPointerUp() {
      end(false);
      item.onPointerUp();
    },
    onPointerCancel() {
      end(true);
      item.onPointerCancel();
    },
  };
  const press = (event: KeyboardEvent) => {
    const way = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const last = editor.timeline.captions.length - 1;
    const to = { Home: 0, End: last }[event.key] ?? (way && at + way);
    if (event.key === "Escape" && grip.current?.held) end(true);
    else if (event.key === "Delete") captionActions.remove(editor, at);
    else if (way && event.shiftKey) captionActions.nudge(editor, at, way);
    else if (to !== undefined) captionActions.choose(editor, Math.min(last, Math.max(0, to)));
    else return;
    // Also a key of the page, where it is about clips.
    event.preventDefault();
  };
  const onClick = ({ target }: MouseEvent) => {
    const place = placeOf(target);
    if (place !== undefined && !carried()) captionActions.choose(editor, place);
  };
  return { ...drag, onClick, onKeyDown: press };
}

function placeOf(target: EventTarget): number | undefined {
  const place = target instanceof Element && target.closest<HTMLElement>("[data-place]")?.dataset.place;
  return place ? Number(place) : undefined;
}

/** The focus goes with the selection, where it is on a caption. */
function useFocusedCaption(list: RefObject<HTMLOListElement | null>, at: number): void {
  useEffect(() => {
    const focused = document.activeElement;
    const button = list.current?.children[at]?.querySelector("button");
    if (focused !== button && list.current?.contains(focused)) button?.focus();
  }, [list, at]);
}
