"use client";

import { type ReactNode, useEffect, useState } from "react";
import { withMessages } from "@/components/ui/all-messages";
import { touchedPart } from "@/components/ui/first-touch/touched-part";
import { lazyPart } from "@/components/ui/lazy-part";
import { useWindowKeys } from "@/components/ui/use-window-keys";
import type { SequenceView } from "@/lib/sequences/content";
import { ClipStrip } from "./clip-strip";
import { Editor } from "./editor";
import { measureVideos } from "./measure-videos";
import { SaveNote } from "./save-note";
import { saveTimeline } from "./save-timeline";
import { SequencePreview } from "./sequence-preview";
import { EditorContext, useEditor, useEditorState } from "./use-editor";
import { useSequenceCommands } from "./use-sequence-commands";

const PickVideo = lazyPart(
  withMessages(() => import("./pick-video")),
  { place: "above" },
);
const ExportDialog = lazyPart(
  withMessages(() => import("@/components/sequences/export/export-dialog")),
  {
    place: "above",
  },
);

const SequenceSettings = touchedPart(() => import("./sequence-settings"), <div className="min-h-96" />);

type Props = { sequence: SequenceView; head: ReactNode; children: ReactNode };

/** Everything on a sequence's page: the player, the clips over their time, and settings of the selected one and of the whole. */
export function SequenceEditor({ sequence, head, children }: Props) {
  const [editor] = useState(() => new Editor(sequence));
  useEffect(() => saveTimeline(editor), [editor]);
  useEffect(() => measureVideos(editor), [editor]);
  useSequenceCommands(editor);
  useWindowKeys((event) => {
    const typing = event.target instanceof HTMLElement && event.target.closest("input:not([type=range]), textarea");
    if (typing || event.key.toLowerCase() !== "z" || !(event.ctrlKey || event.metaKey) || event.altKey) return;
    event.preventDefault();
    if (event.shiftKey) editor.redo();
    else editor.undo();
  });
  return (
    <EditorContext value={editor}>
      <div className="flex flex-wrap items-center gap-x-4">
        {head}
        <SaveNote />
      </div>
      <SequencePreview />
      <ClipStrip />
      <SequenceSettings name={sequence.name} />
      {children}
      <Dialogs name={sequence.name} />
    </EditorContext>
  );
}

function Dialogs({ name }: { name: string }) {
  const editor = useEditor();
  const open = useEditorState((state) => state.open);
  const close = () => editor.set({ open: null });
  if (!open) return null;
  if (open.dialog === "export") return <ExportDialog editor={editor} name={name} onClose={close} />;
  return <PickVideo editor={editor} replace={open.dialog === "replace"} onClose={close} />;
}
