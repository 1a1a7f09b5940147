"use client";

import { useEditorState } from "@/components/sequences/editor/use-editor";
import { withMessages } from "@/components/ui/all-messages";
import { lazyPart } from "@/components/ui/lazy-part";
import type { Clip } from "@/lib/sequences/content";

const ScenePanel = lazyPart(
  withMessages(() => import("./scene-panel")),
  { eager: "visible" },
);

/** Shown for a planned scene, and for a clip that has other variations. */
export function LazyScenePanel({ clip }: { clip: Clip }) {
  const isScene = useEditorState(({ scenes }) => scenes.some(({ clipKey }) => clipKey === clip.key));
  return clip.videoId === null || isScene ? <ScenePanel clip={clip} /> : null;
}
