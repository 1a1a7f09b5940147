"use client";

import { useTranslations } from "next-intl";
import { type PointerEvent, useEffect, useRef } from "react";
import { servedPart } from "@/components/ui/served-part";
import { useFullscreen } from "@/components/video/player/fullscreen";
import { useIdle } from "@/components/video/player/use-idle";
import { outputRatio } from "./player/output-ratio";
import { PreviewTransport } from "./player/preview-transport";
import { useEditor, useEditorState, usePlayhead } from "./use-editor";

const CaptionLayer = servedPart(() => import("@/components/sequences/captions/caption-layer"));

const SCREENS = ["first", "second", "third"] as const;
/** Pixels of a finger's way that goes to another cut, and how much more level than steep it is. */
const SWIPE = 56;
const LEVEL = 1.6;
/** How high the stage may be: high windows have room for the clips below it as well. */
const STAGE = "max(48dvh, 100dvh - 36rem)";

/** The sequence as it will be, and the controls of its player. */
export function SequencePreview() {
  const t = useTranslations("sequences");
  const { player } = useEditor();
  const [section, stage, black, controls] = [
    useRef<HTMLElement>(null),
    useRef<HTMLDivElement>(null),
    useRef<HTMLDivElement>(null),
    useRef<HTMLDivElement>(null),
  ];
  const empty = useEditorState((state) => state.history.present.clips.length === 0);
  const ratio = useEditorState(outputRatio);
  const hasCaptions = useEditorState(({ history }) => history.present.captions.length > 0);
  const full = useFullscreen();
  const playing = usePlayhead(({ speed }) => speed !== 0);
  const idle = useIdle(controls, full && playing);
  const touch = useTouch();
  useEffect(() => {
    const boxes = [...(stage.current?.querySelectorAll<HTMLElement>("[data-screen]") ?? [])];
    return black.current ? player.attach(boxes, black.current) : undefined;
  }, [player, stage, black]);
  return (
    <section
      ref={section}
      aria-label={t("preview")}
      hidden={empty}
      className={`stage flex flex-col text-ink ${full ? `fixed inset-0 z-60 bg-black ${idle ? "cursor-none" : ""}` : "rounded-md bg-sunken"}`}
    >
      <div className={full ? "grid min-h-0 grow place-items-center" : "contents"} {...(full ? touch : {})}>
        <div
          ref={stage}
          {...(full ? {} : touch)}
          className={`relative isolate mx-auto touch-pan-y touch-pinch-zoom overflow-hidden bg-black ${full ? "" : "rounded-t-md"}`}
          // Not by a greatest height, with which the box has another ratio than the video and crops it otherwise.
          style={{
            aspectRatio: ratio,
            width: full ? `min(100vw, 100dvh * ${ratio})` : `min(100%, ${STAGE} * ${ratio})`,
          }}
        >
          {SCREENS.map((name) => (
            <div key={name} data-screen="" className="absolute inset-0 overflow-hidden bg-black">
              <div data-behind="" className="absolute -inset-[8%] bg-center bg-cover blur-2xl" />
              <video
                preload="auto"
                playsInline
                aria-hidden="true"
                tabIndex={-1}
                className="absolute inset-0 size-full"
              />
            </div>
          ))}
          <div ref={black} className="pointer-events-none absolute inset-0 z-10 bg-black opacity-0" />
          <Blank />
          {hasCaptions && <CaptionLayer />}
        </div>
      </div>
      <div
        ref={controls}
        className={
          full
            ? `absolute inset-x-0 bottom-0 z-40 bg-linear-to-t from-black/85 to-transparent px-3 pt-10 pb-[max(0.5rem,env(safe-area-inset-bottom))] text-white transition-opacity duration-150 ${idle ? "opacity-0" : ""}`
            : ""
        }
      >
        <PreviewTransport full={full} />
      </div>
    </section>
  );
}

/** A tap plays and pauses; a swipe goes to the next cut, or the one before. */
function useTouch() {
  const editor = useEditor();
  const start = useRef<{ id: number; x: number; y: number } | null>(null);
  const end = () => {
    start.current = null;
  };
  return {
    onPointerDown({ isPrimary, button, pointerId, clientX, clientY }: PointerEvent) {
      // A second finger zooms.
      start.current = isPrimary && button === 0 ? { id: pointerId, x: clientX, y: clientY } : null;
    },
    onPointerUp({ pointerId, pointerType, clientX, clientY }: PointerEvent) {
      const from = start.current;
      end();
      if (from?.id !== pointerId) return;
      const [x, y] = [clientX - from.x, clientY - from.y];
      if (Math.hypot(x, y) < 10) editor.player.toggle();
      else if (pointerType === "touch" && Math.abs(x) >= SWIPE && Math.abs(x) >= Math.abs(y) * LEVEL)
        editor.toCut(x < 0 ? 1 : -1);
    },
    onPointerCancel: end,
  };
}

/** What is said where no video is seen, and what went wrong. */
function Blank() {
  const t = useTranslations("sequences");
  const blank = usePlayhead((now) => now.blank);
  const name = usePlayhead((now) => now.gap);
  const trouble = usePlayhead(({ refused, slow }) => (refused ? "refused" : slow ? "slow" : null));
  return (
    <>
      {blank && (
        <div className="pointer-events-none absolute inset-0 z-20 grid place-content-center gap-1 bg-black p-4 text-center text-white">
          {name && <p dir="auto">{name}</p>}
          {blank !== "planned" && <p className="text-sm opacity-80">{t(`stage.${blank}`)}</p>}
        </div>
      )}
      {trouble && (
        <p
          role="status"
          className="pointer-events-none absolute inset-x-3 bottom-3 z-40 mx-auto w-fit rounded-md bg-black/75 px-3 py-1.5 text-center text-sm text-white"
        >
          {t(`stage.${trouble}`)}
        </p>
      )}
    </>
  );
}
