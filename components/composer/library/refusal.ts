import { useTranslations } from "next-intl";

/** The sentence for a refusal: that of its field, where one is to blame. */
export function useRefusal(): (answer: { error: { code: string; fields?: Record<string, string> } }) => string {
  const t = useTranslations("errors");
  return ({ error: { code, fields } }) => {
    const [field] = Object.values(fields ?? {});
    if (field && t.has(`field.${field}`)) return t(`field.${field}`);
    return t(code);
  };
}
