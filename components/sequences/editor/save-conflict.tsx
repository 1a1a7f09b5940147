"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { addStep } from "@/lib/sequences/history";
import { type Editor, mapOf, timelineOf } from "./editor";
import { useEditor } from "./use-editor";

/** The choice between two pages that both changed a sequence. */
export default function SaveConflict() {
  const t = useTranslations("sequences.conflict");
  const editor = useEditor();
  return (
    <div
      role="alert"
      className="order-last flex basis-full flex-wrap items-center gap-2 rounded-md bg-raised p-3 text-sm"
    >
      <p className="grow basis-60">{t("said")}</p>
      <Button onClick={() => keepMine(editor)}>{t("mine")}</Button>
      <Button onClick={() => takeOther(editor)}>{t("other")}</Button>
    </div>
  );
}

/** Shows what another page wrote; what was here can be had again by undoing. */
function takeOther(editor: Editor): void {
  const { other, videos, history } = editor.store.get();
  if (!other) return;
  editor.set({
    ...{ history: addStep(history, timelineOf(other.content)), version: other.version, other: null, save: "saved" },
    videos: new Map([...videos, ...mapOf(other.videos)]),
  });
}

/** Writes over what another page wrote. */
function keepMine(editor: Editor): void {
  const { other } = editor.store.get();
  if (other) editor.set({ version: other.version, other: null, save: "unsaved" });
}
