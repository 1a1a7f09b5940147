import { useTranslations } from "next-intl";
import { choose, work } from "../changes";
import { useDesk } from "../context";
import { giveRole, type RolePhrases } from "../mentions/role-phrase";
import { replace } from "../mentions/work";
import { ROLES } from "../roles";
import { stretch } from "../shots/lengths";
import { editShots } from "../shots/work";
import { suggestRole } from "../suggest-role";
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
              return picture
                ? giveRole(before, key, picture.role ?? suggestRole(picture, before.pictures), phrases)
                : before;
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

export function useRolePhrases(): RolePhrases {
  const t = useTranslations("compose.roles");
  return Object.fromEntries(ROLES.map((role) => [role, t(`${role}.phrase`)])) as RolePhrases;
}
