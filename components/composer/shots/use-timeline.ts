import { workFrom, work as workStep } from "../changes";
import { useComposer, useDesk } from "../context";
import type { History } from "../mentions/history";
import { workOf } from "../state";
import { readTimeline, type Timeline } from "./timeline";
import { editShots } from "./work";

/** The shots as they are written now, and the way to change them. */
export function useTimeline() {
  const { store } = useDesk();
  const doc = useComposer((state) => workOf(state).doc);
  const duration = useComposer((state) => state.settings.duration);
  return {
    timeline: readTimeline(doc),
    duration,
    /** One step; those of one kind that follow in one breath are one. */
    edit: (change: (timeline: Timeline) => Timeline, kind: "carry" | "once" = "once") =>
      store.set(workStep((now) => editShots(now, change), kind)),
    /** One step from where a drag began. */
    drag: (base: History, change: (timeline: Timeline) => Timeline) =>
      store.set(workFrom(base, (now) => editShots(now, change))),
    now: () => store.get().history,
  };
}
