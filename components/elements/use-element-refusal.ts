import { useTranslations } from "next-intl";
import { MAX_DESCRIPTION, MAX_ELEMENTS, MAX_WAKE_WORD, MAX_WAKE_WORDS } from "@/lib/elements/limits";
import { MAX_ELEMENT_NAME } from "@/lib/elements/names";
import { MAX_TAG, MAX_TAGS } from "@/lib/gallery/limits";
import { MAX_IMAGES } from "@/lib/generations/settings";
import { messageFor } from "@/lib/i18n/message-for";

const LIMITS = {
  images: MAX_IMAGES,
  nameLength: MAX_ELEMENT_NAME,
  elements: MAX_ELEMENTS,
  description: MAX_DESCRIPTION,
  wakeWords: MAX_WAKE_WORDS,
  wakeWord: MAX_WAKE_WORD,
  tags: MAX_TAGS,
  tag: MAX_TAG,
};

/** The message for a refusal: that of the field, where one is at fault. */
export function useElementRefusal() {
  const t = useTranslations("errors");
  return (error: { code: string; message?: string; fields?: Record<string, string> }): string => {
    const [field] = Object.values(error.fields ?? {});
    return messageFor(t, `field.${field}`, LIMITS) ?? error.message ?? messageFor(t, error.code) ?? t("unexpected");
  };
}
