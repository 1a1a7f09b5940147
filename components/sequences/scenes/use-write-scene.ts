"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTransition } from "react";
import type { Editor } from "@/components/sequences/editor/editor";
import { useEditor } from "@/components/sequences/editor/use-editor";
import { callAction } from "@/components/ui/call-action";
import { showToast } from "@/components/ui/show-toast";
import { useRunAction } from "@/components/ui/use-run-action";
import { requestId } from "@/components/video/request-id";
import type { Clip } from "@/lib/sequences/content";
import { correctAll } from "@/lib/sequences/history";
import { findSceneDraft, writeScene } from "@/lib/sequences/scenes/actions";
import { clipLength } from "@/lib/sequences/timeline";

/** Opens the composer with a scene's draft; a new one continues from the frame at the end of the clip before it. */
export function useWriteScene() {
  const t = useTranslations("scenes");
  const named = useTranslations("sequences");
  const editor = useEditor();
  const router = useRouter();
  const attempt = useRunAction();
  const [busy, start] = useTransition();

  async function open(clip: Clip, before: Clip | undefined): Promise<void> {
    const scene = { sequenceId: editor.id, clipKey: clip.key };
    const go = (id: string) => router.push(`/?draft=${id}` as Route);
    if (clip.draftId && (await callAction(() => findSceneDraft({ id: clip.draftId ?? "", scene }))).ok)
      return go(clip.draftId);
    const frame = await lastFrame(editor, before);
    if (frame === "offline") return showToast(t("offline"));
    if (frame === "unreadable") showToast(t("no_frame"));
    const id = requestId();
    const imageId = typeof frame === "object" ? (frame?.id ?? null) : null;
    const isDefault = clip.name === named("scene", { number: clip.name.match(/\d+/)?.[0] ?? "" });
    const about = { name: clip.name, text: isDefault ? "" : clip.name, seconds: clipLength(clip) / editor.rate };
    await attempt(
      () => writeScene({ id, scene, imageId, ...about }),
      () => {
        keepDraft(editor, clip.key, id);
        go(id);
      },
    );
  }

  return {
    busy,
    write: (clip: Clip, before: Clip | undefined) => {
      if (!busy) start(() => open(clip, before));
    },
  };
}

/** Keeps which draft a planned scene has: undoing must not forget it. */
function keepDraft({ store }: Editor, clipKey: string, draftId: string): void {
  const kept = (clip: Clip): Clip => (clip.key === clipKey ? { ...clip, draftId } : clip);
  store.set((now) => ({
    ...now,
    history: correctAll(now.history, (all) => ({ ...all, clips: all.clips.map(kept) })),
  }));
}

/** The frame at a clip's out point, stored like an upload; null for a gap. */
async function lastFrame(
  editor: Editor,
  clip: Clip | undefined,
): Promise<{ id: string } | null | "offline" | "unreadable"> {
  const url = clip && editor.urlOf(clip);
  if (!clip?.videoId || !url) return null;
  const loaded = await import("@/components/video/frames/save-frame").catch(() => null);
  if (!loaded) return "offline";
  // In the middle of the last frame that is shown: at its edge some browsers show the next one.
  const kept = await loaded.saveFrame({ id: clip.videoId, url, name: clip.name }, (clip.out - 0.5) / editor.rate);
  if (kept.ok) return kept.image;
  return kept.error === "offline" ? "offline" : "unreadable";
}
