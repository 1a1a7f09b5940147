"use client";

import { useTranslations } from "next-intl";
import { showToast } from "@/components/ui/show-toast";
import { useRunAction } from "@/components/ui/use-run-action";
import { publishChange } from "@/components/video/changes";
import type { Failure } from "@/lib/http/errors";
import type { Result } from "@/lib/http/result";

/**
 * Says what an action did, with a way back; `back` is null where it changed more than can be taken back. `done` runs
 * before the galleries in this page look anew.
 */
export function useUndoToast() {
  const t = useTranslations("gallery.bulk");
  const attempt = useRunAction();
  return (said: string, back: (() => Promise<Result<object, Failure>>) | null, done?: () => void) => {
    if (!back) return showToast(t("noUndo", { said }));
    const undo = () =>
      attempt(back, () => {
        done?.();
        publishChange({ kind: "many" });
        showToast(t("undone"));
      });
    showToast(said, { label: t("undo"), onClick: () => void undo() });
  };
}
