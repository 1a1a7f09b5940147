"use client";

import { Volume2, VolumeX } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type ComponentProps, useEffect, useRef, useState } from "react";
import { nameVideo } from "@/components/video/name-video";
import { PlayerController } from "@/components/video/player/controller";
import { LostFile } from "@/components/video/player/lost-file";
import { PlayerControls } from "@/components/video/player/player-controls";
import { useFile } from "@/components/video/player/use-file";
import type { ComparedVideo } from "@/lib/gallery/compare";
import { COLUMNS, Letter, letterOf } from "./letter";

/** Several videos in sync with one set of controls; one of them has sound. */
export function ComparePlayers({ videos }: { videos: ComparedVideo[] }) {
  const t = useTranslations("look.compare");
  const box = useRef<HTMLDivElement>(null);
  const [controller, setController] = useState<PlayerController | null>(null);
  const [audible, setAudible] = useState(0);
  const ids = videos.map(({ id }) => id).join();

  useEffect(() => {
    if (!ids) return;
    const made = new PlayerController([...(box.current?.querySelectorAll("video") ?? [])]);
    setController(made);
    return () => made.close();
  }, [ids]);
  useEffect(() => controller?.listenTo(audible), [controller, audible]);

  // Four are in two rows, and the controls still fit below.
  const room = videos.length === 4 ? "md:[--room:27dvh]" : "md:[--room:60dvh]";
  return (
    <div className="rounded-lg bg-sunken">
      <div ref={box} className={`grid gap-3 p-3 ${room} ${COLUMNS[videos.length]}`}>
        {videos.map((video, at) => (
          <figure key={video.id} className="flex min-w-0 flex-col gap-1.5">
            <ComparedFile
              src={video.video.url}
              poster={video.posterUrl ?? undefined}
              controls={!controller}
              muted={at !== audible}
              aria-label={t("video", { letter: letterOf(at) })}
              style={{ aspectRatio: `${video.width} / ${video.height}` }}
              onClick={controller?.toggle}
            />
            <figcaption className="flex items-center gap-2.5">
              <Letter at={at} />
              <Link
                href={`/gallery/${video.id}`}
                prefetch={false}
                dir="auto"
                className="min-w-0 grow truncate py-2.5 text-sm underline-offset-4 hover:underline"
              >
                {nameVideo(video)}
              </Link>
              <button
                type="button"
                aria-pressed={at === audible}
                aria-label={t("hear", { letter: letterOf(at) })}
                title={t("hear", { letter: letterOf(at) })}
                onClick={() => setAudible(at)}
                className="grid size-11 shrink-0 place-items-center rounded-md text-faint hover:text-ink aria-pressed:text-lamp-text"
              >
                {at === audible ? (
                  <Volume2 aria-hidden="true" className="size-4.5" />
                ) : (
                  <VolumeX aria-hidden="true" className="size-4.5" />
                )}
              </button>
            </figcaption>
          </figure>
        ))}
      </div>
      <div className="sticky bottom-(--bottom-bar) z-10 min-h-25 rounded-b-lg bg-sunken">
        <div className="mx-auto max-w-4xl">{controller && <PlayerControls controller={controller} />}</div>
      </div>
    </div>
  );
}

function ComparedFile(props: ComponentProps<"video">) {
  const [element, setElement] = useState<HTMLVideoElement | null>(null);
  const file = useFile(element);
  return (
    <div className="relative">
      <video
        ref={setElement}
        playsInline
        preload="auto"
        className="max-h-[40dvh] w-full rounded-md object-contain md:h-(--room) md:max-h-none"
        {...props}
      />
      {element && file !== "usable" && <LostFile video={element} file={file} />}
    </div>
  );
}
