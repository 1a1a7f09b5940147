import { choose, work } from "../changes";
import { useDesk } from "../context";
import { giveRole } from "../mentions/role-phrase";
import { replace } from "../mentions/work";
import { stretch } from "../shots/lengths";
import { editShots } from "../shots/work";
import { suggestRole } from "../suggest-role";
import { useRolePhrases } from "../use-role-phrases";
import type { Fix } from "./check";

/** The remedy of a check, as one step that undo takes back. */
export function useMend(): (fix: Fix) => void {
  const { store } = useDesk();
  const phrases = useRolePhrases();
  return (fix) => {
    switch (fix.do) {
      case "delete":
        return store.set(work((now) => replace(now, fix.from, fix.to, [])));
      case "put":
        return store.set(work((now) => replace(now, fix.from, fix.to, [fix.text])));
      case "roles":
        return store.set(
          work((now) =>
            fix.keys.reduce((before, key) => {
              const picture = before.pictures.find((one) => one.key === key);
              return picture ? giveRole(before, key, suggestRole(picture, before, phrases), phrases) : before;
            }, now),
          ),
        );
      case "stretch":
        return store.set(work((now) => editShots(now, (timeline) => stretch(timeline, fix.duration))));
      case "duration":
        return store.set(choose({ duration: fix.duration }));
    }
  };
}
