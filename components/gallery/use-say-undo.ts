"use client";

import { useTranslations } from "next-intl";
import type { Failure } from "@/lib/errors";
import type { Result } from "@/lib/result";
import { publish } from "./feed";
import { say } from "./say";
import { useAttempt } from "./use-attempt";

/**
 * Says what a press did, with a way back; `back` is null where it changed more than can be taken back. `done` runs before
 * the galleries in this page look anew.
 */
export function useSayUndo() {
  const t = useTranslations("gallery.bulk");
  const attempt = useAttempt();
  return (said: string, back: (() => Promise<Result<object, Failure>>) | null, done?: () => void) => {
    if (!back) return say(t("noUndo", { said }));
    const undo = () =>
      attempt(back, () => {
        done?.();
        publish({ kind: "many" });
        say(t("undone"));
      });
    say(said, { label: t("undo"), onClick: () => void undo() });
  };
}
