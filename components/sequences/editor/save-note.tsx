"use client";

import { useTranslations } from "next-intl";
import { lazyPart } from "@/components/ui/lazy-part";
import { useEditorState } from "./use-editor";

const SaveConflict = lazyPart(() => import("./save-conflict"), { eager: "visible" });

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
  const save = useEditorState((state) => state.save);
  const isConflict = useEditorState((state) => state.other !== null);
  if (isConflict) return <SaveConflict />;
  return (
    <p role="status" className={`ml-auto text-sm ${LOOKS[save]}`}>
      {t(`save.${save}`)}
    </p>
  );
}
