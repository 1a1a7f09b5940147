import { useTranslations } from "next-intl";
import { announce } from "../changes";
import { useComposerContext } from "../context";
import { moveCut, removeCut } from "./edit-timeline";
import { useTimeline } from "./use-timeline";

/** `focus` also moves the focus. */
export type Choose = (index: number, focus?: boolean) => void;

/** Moves and removes shots by buttons and keys; announces the result and keeps the choice on the shot. */
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
