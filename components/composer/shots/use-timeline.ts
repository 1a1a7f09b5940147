import type { History } from "@/components/composer/prompt/undo-history";
import { editDocumentFrom, editDocument as workStep } from "../changes";
import { useComposer, useComposerContext } from "../context";
import { documentOf } from "../state";
import { editShots } from "./edit-shots";
import { readTimeline, type ShotTimeline } from "./timeline";

/** The current shots, and ways to change them. */
export function useTimeline() {
  const { store } = useComposerContext();
  const doc = useComposer((state) => documentOf(state).doc);
  const duration = useComposer((state) => state.settings.duration);
  return {
    timeline: readTimeline(doc),
    duration,
    /** One undo step; quick changes of the same kind share one. */
    edit: (change: (timeline: ShotTimeline) => ShotTimeline, kind: "carry" | "once" = "once") =>
      store.set(workStep((now) => editShots(now, change), kind)),
    /** One undo step from the start of a drag. */
    drag: (base: History, change: (timeline: ShotTimeline) => ShotTimeline) =>
      store.set(editDocumentFrom(base, (now) => editShots(now, change))),
    now: () => store.get().history,
  };
}
