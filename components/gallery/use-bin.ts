"use client";

import { useTranslations } from "next-intl";
import { bin, undoBin } from "@/lib/gallery/actions";
import type { chooseNone, selection } from "./chosen";
import { publish } from "./feed";
import { heldCard, holdCard } from "./held-card";
import { say } from "./say";
import { useAttempt } from "./use-attempt";

type Selection = ReturnType<typeof selection>;

/** Puts videos into the bin and says so, with a way back that also brings back the focus. */
export function useBin() {
  const t = useTranslations("gallery.bulk");
  const attempt = useAttempt();
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
        const undo = () =>
          attempt(
            () => undoBin({ at }),
            () => {
              if (had) holdCard(had);
              publish({ kind: "many" });
            },
          );
        say(t("binned", { count: binned }), { label: t("undo"), onClick: () => void undo() });
      },
    );
  };
}
