"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { keepMine, takeOther } from "./take-changes";
import { useEditor, useEditorState } from "./use-editor";

/** Whether the clips are saved, and the choice between two pages that both changed them. */
export function SaveNote() {
  const t = useTranslations("sequences");
  const editor = useEditor();
  const save = useEditorState((state) => state.save);
  const other = useEditorState((state) => state.other);
  if (!other)
    return (
      <p role="status" className={`min-h-5 text-sm ${save === "saved" ? "text-faint" : "text-soft"}`}>
        {t(`save.${save}`)}
      </p>
    );
  return (
    <div role="alert" className="flex flex-wrap items-center gap-2 rounded-md bg-raised p-3 text-sm">
      <p className="grow basis-60">{t("conflict.said")}</p>
      <Button onClick={() => keepMine(editor)}>{t("conflict.mine")}</Button>
      <Button onClick={() => takeOther(editor)}>{t("conflict.other")}</Button>
    </div>
  );
}
