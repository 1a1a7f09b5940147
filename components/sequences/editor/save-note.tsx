"use client";

import { useTranslations } from "next-intl";
import { lazyPart } from "@/components/ui/lazy-part";
import { useEditorState } from "./use-editor";

const SaveConflict = lazyPart(() => import("./save-conflict"), { eager: "visible" });

/** Whether the clips are saved, and the choice between two pages that both changed them. */
export function SaveNote() {
  const t = useTranslations("sequences");
  const save = useEditorState((state) => state.save);
  const isConflict = useEditorState((state) => state.other !== null);
  if (isConflict) return <SaveConflict />;
  return (
    <p role="status" className={`min-h-5 text-sm ${save === "saved" ? "text-faint" : "text-soft"}`}>
      {t(`save.${save}`)}
    </p>
  );
}
