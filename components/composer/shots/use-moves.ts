import { useTranslations } from "next-intl";
import { announce } from "../changes";
import { useComposerContext } from "../context";
import { moveCut, removeCut } from "./edit-timeline";
import { useTimeline } from "./use-timeline";

/** `focus` moves the focus along. */
export type Choose = (index: number, focus?: boolean) => void;

/** What buttons and keys do to a shot among the others; a screen reader is told, and what was chosen goes along. */
export function useMoves(onChoose: Choose) {
  const t = useTranslations("compose.shots");
  const { store } = useComposerContext();
  const { timeline, edit } = useTimeline();
  const count = timeline.cuts.length;
  return {
    move(index: number, to: number, focus: boolean) {
      if (to < 0 || to >= count) return;
      edit((now) => moveCut(now, index, to), "carry");
      onChoose(to, focus);
      store.set(announce(t("moved", { place: to + 1, count })));
    },
    remove(index: number) {
      edit((now) => removeCut(now, index));
      onChoose(Math.max(0, index - 1), true);
      store.set(announce(t("removed", { number: index + 1 })));
    },
  };
}
