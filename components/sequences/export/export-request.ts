import type { Editor } from "@/components/sequences/editor/editor";
import type { ExportRequest } from "./messages";

/** The clips that have a video, and how many are left out because they have none. */
export function exportRequest(editor: Editor, title: string): { request: ExportRequest; left: number } {
  const clips = editor.clips.flatMap((clip) => {
    const url = editor.urlOf(clip);
    const { name, in: first, out, frames, volume } = clip;
    return url ? [{ url, name, in: first, out, whole: { in: first === 0, out: out === frames }, volume }] : [];
  });
  return { request: { title, rate: editor.rate, clips }, left: editor.clips.length - clips.length };
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
