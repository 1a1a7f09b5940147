import { useTranslations } from "next-intl";
import type { ShareView } from "@/lib/shares/view";

/** Warns beside an address that others cannot open, before it is sent to them. */
export function LinkReach({ reach }: Pick<ShareView, "reach">) {
  const t = useTranslations("share.panel");
  return reach === "anyone" ? null : <p className="text-sm text-soft">{t(`near_${reach}`)}</p>;
}
