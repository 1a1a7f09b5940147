"use client";

import { useTranslations } from "next-intl";
import { bin, undoBin } from "@/lib/gallery/actions";
import type { chooseNone, Selection } from "./chosen";
import { publish } from "./feed";
import { heldCard, holdCard } from "./held-card";
import { useAttempt } from "./use-attempt";
import { useSayUndo } from "./use-say-undo";

/** Puts videos into the bin and says so, with a way back that also brings back the focus. */
export function useBin() {
  const t = useTranslations("gallery.bulk");
  const attempt = useAttempt();
  const sayUndo = useSayUndo();
  return (chosen: Selection, done?: typeof chooseNone) => {
    const [only, more] = "ids" in chosen ? chosen.ids : [];
    const single = only !== undefined && more === undefined ? only : null;
    const had = single ?? heldCard()?.id;
    return attempt(
      () => bin({ selection: chosen }),
      ({ binned, at }) => {
        done?.();
        publish(single ? { kind: "gone", id: single } : { kind: "many" });
        // Pressed twice, the second press found nothing to do and has nothing to say.
        if (binned === 0) return;
        sayUndo(
          t("binned", { count: binned }),
          () => undoBin({ at }),
          () => had && holdCard(had),
        );
      },
    );
  };
}
