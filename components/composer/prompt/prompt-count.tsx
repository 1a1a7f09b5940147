"use client";

import { useTranslations } from "next-intl";
import { sentOf } from "@/components/composer/cast/sent";
import { useComposer } from "@/components/composer/context";
import { documentOf } from "@/components/composer/state";
import { MAX_PROMPT } from "@/lib/generations/settings";

/** The count appears this many characters before the limit; earlier it would only distract. */
const NEAR = 400;

export function PromptCount() {
  const t = useTranslations("compose.prompt");
  const count = useComposer((state) => {
    const { length } = sentOf(documentOf(state), state).text;
    return length > MAX_PROMPT - NEAR ? length : 0;
  });
  if (count === 0) return null;
  return (
    <p className={`timecode self-end ${count > MAX_PROMPT ? "text-danger" : "text-faint"}`}>
      {t("count", { count, most: MAX_PROMPT })}
    </p>
  );
}
