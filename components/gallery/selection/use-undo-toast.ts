"use client";

import { useTranslations } from "next-intl";
import { showToast } from "@/components/ui/show-toast";
import { useRunAction } from "@/components/ui/use-run-action";
import { publishChange } from "@/components/video/changes";
import type { Failure } from "@/lib/http/errors";
import type { Result } from "@/lib/http/result";

/**
 * Shows an action's result with an undo; `back` is null when too much changed to be undone. `done` runs before the
 * galleries on this page refetch.
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
