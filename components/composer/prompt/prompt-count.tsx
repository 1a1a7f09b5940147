"use client";

import { useTranslations } from "next-intl";
import { useComposer } from "@/components/composer/context";
import { documentOf } from "@/components/composer/state";
import { MAX_PROMPT } from "@/lib/generations/settings";
import { sentText } from "./serialize";

/** The count appears this many characters before the limit; earlier it would only distract. */
const NEAR = 400;

export function PromptCount() {
  const t = useTranslations("compose.prompt");
  const count = useComposer((state) => {
    const { length } = sentText(documentOf(state));
    return length > MAX_PROMPT - NEAR ? length : 0;
  });
  const truncated = useComposer((state) => state.truncated);
  return (
    <>
      {count > 0 && (
        <p className={`timecode self-end ${count > MAX_PROMPT ? "text-danger" : "text-faint"}`}>
          {t("count", { count, most: MAX_PROMPT })}
        </p>
      )}
      <p role="status" className="text-making text-sm empty:hidden">
        {truncated && t("truncated", { ...truncated, most: MAX_PROMPT })}
      </p>
    </>
  );
}
