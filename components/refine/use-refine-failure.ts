import { useTranslations } from "next-intl";
import { messageFor } from "@/lib/i18n/message-for";
import type { AskFailure } from "./ask-refine";

/** Why nothing came, as a sentence. */
export function useRefineFailure(): (error: AskFailure) => string {
  const t = useTranslations("refine");
  const errors = useTranslations("errors");
  return (error) => {
    if (error.code === "said") return error.message ?? messageFor(errors, error.error) ?? errors("unexpected");
    return error.code === "stopped" ? t("stopped") : t(`failures.${error.code}`);
  };
}
