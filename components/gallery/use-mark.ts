"use client";

import { useTranslations } from "next-intl";
import { favourite } from "@/lib/gallery/actions";
import type { chooseNone, Selection } from "./chosen";
import { publish } from "./feed";
import { say } from "./say";
import { useAttempt } from "./use-attempt";
import { useSayUndo } from "./use-say-undo";

/**
 * Marks videos as favourites, or takes the mark from them. What this page shows is only part of what is chosen, so the
 * server tells whether all were favourites already; then the way back is offered instead of taken.
 */
export function useMark() {
  const t = useTranslations("gallery.bulk");
  const attempt = useAttempt();
  const sayUndo = useSayUndo();
  return function mark(chosen: Selection, on: boolean, done?: typeof chooseNone): Promise<void> {
    return attempt(
      () => favourite({ selection: chosen, on }),
      ({ changed, undo }) => {
        done?.();
        publish({ kind: "many" });
        const said = t(on ? "marked" : "unmarked", { count: changed });
        if (changed > 0) sayUndo(said, undo && (() => favourite({ selection: { ids: undo }, on: !on })));
        else say(said, on ? { label: t("unmark"), onClick: () => void mark(chosen, false) } : undefined);
      },
    );
  };
}
