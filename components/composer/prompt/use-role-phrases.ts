import { useTranslations } from "next-intl";
import type { RolePhrases } from "./role-in";
import { ROLES } from "./roles";

export function useRolePhrases(): RolePhrases {
  const t = useTranslations("compose.roles");
  return Object.fromEntries(ROLES.map((role) => [role, t(`${role}.phrase`)])) as RolePhrases;
}
