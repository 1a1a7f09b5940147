import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { FormGuard } from "@/components/ui/form-guard";

/** A group of plain forms that survives a moment offline and an update of the server. */
export function GuardedForms({ children }: { children: ReactNode }) {
  const t = useTranslations("errors");
  const words = { unreachable: t("unreachable"), outdated: t("outdated"), reload: t("reload") };
  return <FormGuard words={words}>{children}</FormGuard>;
}
