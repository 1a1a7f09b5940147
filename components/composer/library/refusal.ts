import { useTranslations } from "next-intl";
import { FIELD_LIMITS } from "@/components/composer/submit/field-limits";
import { messageFor } from "@/lib/i18n/message-for";

/** The message for a refusal: that of the field, where one is at fault. */
export function useRefusal(): (answer: {
  error: { code: string; message?: string; fields?: Record<string, string> };
}) => string {
  const t = useTranslations("errors");
  return ({ error: { code, message, fields } }) => {
    const [field] = Object.values(fields ?? {});
    return messageFor(t, `field.${field}`, FIELD_LIMITS) ?? message ?? messageFor(t, code) ?? t("unexpected");
  };
}
