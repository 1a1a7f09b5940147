import { useTranslations } from "next-intl";
import { choose, work } from "../changes";
import { useDesk } from "../context";
import { giveRole, type RolePhrases } from "../mentions/role-phrase";
import { replace } from "../mentions/work";
import { ROLES } from "../roles";
import { workOf } from "../state";
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
      case "mention":
      case "role": {
        const now = workOf(store.get());
        const picture = now.pictures.find((one) => one.key === fix.key);
        if (!picture) return;
        const role = picture.role ?? suggestRole(picture, now.pictures);
        return store.set(work((before) => giveRole(before, fix.key, role, phrases)));
      }
      case "duration":
        return store.set(choose({ duration: fix.duration }));
    }
  };
}

export function useRolePhrases(): RolePhrases {
  const t = useTranslations("compose.roles");
  return Object.fromEntries(ROLES.map((role) => [role, t(`${role}.phrase`)])) as RolePhrases;
}
