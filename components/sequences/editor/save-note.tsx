"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { useEditor, useEditorState } from "./use-editor";

const LOOKS = {
  saved: "text-faint",
  unsaved: "text-soft",
  away: "text-lamp-text",
  gone: "text-danger",
  refused: "text-danger",
};

/** Whether the clips are saved, and the choice between two pages that both changed them. */
export function SaveNote() {
  const t = useTranslations("sequences");
  const editor = useEditor();
  const save = useEditorState((state) => state.save);
  const other = useEditorState((state) => state.other);
  if (!other)
    return (
      <p role="status" className={`ml-auto text-sm ${LOOKS[save]}`}>
        {t(`save.${save}`)}
      </p>
    );
  return (
    <div
      role="alert"
      className="order-last flex basis-full flex-wrap items-center gap-2 rounded-md bg-raised p-3 text-sm"
    >
      <p className="grow basis-60">{t("conflict.said")}</p>
      <Button onClick={() => editor.keepMine()}>{t("conflict.mine")}</Button>
      <Button onClick={() => editor.takeOther()}>{t("conflict.other")}</Button>
    </div>
  );
}
