import { useTranslations } from "next-intl";
import { ROLES } from "@/lib/generations/roles";
import type { RolePhrases } from "./role-in";

export function useRolePhrases(): RolePhrases {
  const t = useTranslations("compose.roles");
  return Object.fromEntries(ROLES.map((role) => [role, t(`${role}.phrase`)])) as RolePhrases;
}
