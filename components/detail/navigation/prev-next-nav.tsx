"use client";

import { ChevronLeft, ChevronRight, Keyboard } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { preload } from "react-dom";
import { usePageCommands } from "@/components/commands/page-commands";
import { open } from "@/components/commands/palette-state";
import { cameFromAdjacent, rememberDirection, type Way } from "@/components/video/navigation-memory";
import { cardPosterUrl } from "@/components/video/posters/card-poster-url";
import type { GenerationView } from "@/lib/generations/view";
import { DETAIL_COMMANDS } from "./commands/detail-commands";

type Props = { id: string; previous: GenerationView | null; next: GenerationView | null; search: string };
/** The button that had the focus when it was clicked. */
let held: Way | null = null;

const spot = "grid size-11 place-items-center rounded-md text-soft hover:bg-raised hover:text-ink";

/** Links to the previous and next videos. They are plain links, so that they work without a script. */
export function PrevNextNav({ id, previous, next, search }: Props) {
  const t = useTranslations("look");
  const nav = useRef<HTMLElement>(null);

  useEffect(() => {
    // The page has changed: keyboard users continue from the same button.
    if (!held || !cameFromAdjacent(id)) return;
    nav.current?.querySelector<HTMLElement>(`[data-look="${held}"]`)?.focus({ preventScroll: true });
  }, [id]);

  usePageCommands(DETAIL_COMMANDS, undefined);

  const arrow = (way: Way, video: GenerationView | null) => {
    const icon = way === "next" ? <ChevronRight className="size-5" /> : <ChevronLeft className="size-5" />;
    if (!video)
      return (
        <span aria-hidden="true" className="grid size-11 place-items-center text-faint opacity-40">
          {icon}
        </span>
      );
    return (
      <Link
        // Replaced, so that Back leaves from the last video instead of stepping through all of them.
        replace
        prefetch={false}
        href={{ pathname: `/gallery/${video.id}`, search }}
        data-look={way}
        aria-label={t(way)}
        title={`${t(way)} (${way === "next" ? "→" : "←"})`}
        onClick={(event) => {
          held = document.activeElement === event.currentTarget ? way : null;
          if (!event.ctrlKey && !event.metaKey) rememberDirection(video.id);
        }}
        className={spot}
      >
        <span aria-hidden="true">{icon}</span>
      </Link>
    );
  };

  return (
    <nav ref={nav} aria-label={t("beside")} className="flex items-center">
      <button
        type="button"
        aria-label={t("keys.title")}
        title={`${t("keys.title")} (?)`}
        aria-keyshortcuts="?"
        onClick={() => open("shortcuts")}
        className={`${spot} pointer-coarse:hidden`}
      >
        <Keyboard aria-hidden="true" className="size-4.5" />
      </button>
      {arrow("previous", previous)}
      {arrow("next", next)}
      {next && <PreloadNext key={next.id} video={next} />}
    </nav>
  );
}

/** Milliseconds after which the current video has loaded what it needs. */
const LATER = 700;

/** Preloads the next video's poster and metadata once the current one is ready. */
function PreloadNext({ video }: { video: GenerationView }) {
  const [warm, setWarm] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setWarm(!savesData()), LATER);
    return () => clearTimeout(timer);
  }, []);
  if (!warm) return null;
  if (video.posterUrl) preload(cardPosterUrl(video.posterUrl), { as: "image" });
  return video.video ? (
    <video src={video.video.url} preload="metadata" muted playsInline hidden aria-hidden="true" tabIndex={-1} />
  ) : null;
}

function savesData(): boolean {
  const connection: unknown = "connection" in navigator ? navigator.connection : null;
  return (
    typeof connection === "object" && connection !== null && "saveData" in connection && connection.saveData === true
  );
}
