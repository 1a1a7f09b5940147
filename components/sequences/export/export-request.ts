import type { Editor } from "@/components/sequences/editor/editor";
import { requestId } from "@/components/video/request-id";
import type { Recipe } from "@/lib/sequences/content";
import { aigcValue } from "@/lib/sequences/exports/ai-label";
import { audioUrl } from "@/lib/sequences/exports/audio-url";
import { withoutGaps } from "@/lib/sequences/exports/without-gaps";
import type { ExportRequest } from "./messages";

/** What is exported with these words as its label, and how many clips are left out because they have no video. */
export function exportRequest(
  editor: Editor,
  given: { name: string; label: string | null },
): { request: ExportRequest; left: number } {
  const { clips, fades, output, audio, captions } = withoutGaps(editor.timeline, (clip) => editor.urlOf(clip) !== null);
  const { rate } = editor;
  const recipe: Recipe = {
    ...{ clips, fades, output, audio, captions, rate, name: given.name },
    visibleLabel: given.label !== null,
  };
  const request = {
    recipe,
    urls: clips.map((clip) => editor.urlOf(clip) ?? ""),
    audioUrl: audio && audioUrl(audio.audioId),
    label: given.label,
    aigc: aigcValue({ producer: `Ninefold ${location.host}`, id: requestId() }),
  };
  return { request, left: editor.clips.length - clips.length };
}

/** A name that every file system accepts. */
export const fileName = (name: string, ending: string): string => {
  const plain = name
    .replace(/[\p{Cc}\\/:*?"<>|]+/gu, " ")
    .trim()
    .replace(/^\.+/, "")
    .slice(0, 80);
  return `${plain || "sequence"}.${ending}`;
};

/** Seconds after which a browser certainly has what it downloads. */
const KEPT_MS = 60_000;

/** Saves a file as a download. */
export function saveFile(content: BlobPart, type: string, name: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
}
