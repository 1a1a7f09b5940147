"use client";

import { useEffect } from "react";
import { useStore } from "@/components/ui/use-store";
import type { Clip, ClipVideo } from "@/lib/sequences/content";
import { clipLength } from "@/lib/sequences/timeline";
import { useEditor, useStripView } from "../use-editor";
import { stripFrames } from "./filmstrip-frames";

/** Pixels of a frame's height in the strip. */
const STRIP_HEIGHT = 80;

/** Frames of a clip's video side by side over its poster, once they are decoded. For clips near the screen. */
export function FilmstripTiles({ clip, video }: { clip: Clip; video: ClipVideo }) {
  const { filmstrips, rate } = useEditor();
  const zoom = useStripView((now) => now.zoom);
  const sprite = useStore(filmstrips.store).get(video.url);
  const width = (clipLength(clip) / rate) * zoom;
  useEffect(() => filmstrips.want(video.url), [filmstrips, video.url]);
  if (!sprite) return null;
  const tile = tileWidth(video);
  const { count } = sprite;
  const tiles = stripFrames({ from: clip.in / rate, whole: sprite.seconds, width, tile, zoom, count });
  return tiles.map(({ left, frame }) => (
    <span
      key={left}
      className="absolute top-0 h-full"
      style={{
        ...{ left, width: tile, backgroundImage: `url("${sprite.url}")` },
        ...{ backgroundSize: `${count * tile}px 100%`, backgroundPosition: `${-frame * tile}px 0` },
      }}
    />
  ));
}

export const tileWidth = ({ width, height }: ClipVideo): number => Math.max(16, (STRIP_HEIGHT * width) / height);
