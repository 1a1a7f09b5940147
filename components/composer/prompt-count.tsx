"use client";

import { useTranslations } from "next-intl";
import { MAX_PROMPT } from "@/lib/generations/settings";
import { useComposer } from "./context";
import { serialise } from "./mentions/serialise";
import { keysOf } from "./mentions/work";
import { workOf } from "./state";

/** Characters before the limit at which the count appears; earlier it would only distract. */
const NEAR = 400;

export function PromptCount() {
  const t = useTranslations("compose.prompt");
  const count = useComposer((state) => {
    const now = workOf(state);
    const length = serialise(now.doc, keysOf(now)).length;
    return length > MAX_PROMPT - NEAR ? length : 0;
  });
  if (count === 0) return null;
  return (
    <p className={`timecode self-end ${count > MAX_PROMPT ? "text-danger" : "text-faint"}`}>
      {t("count", { count, most: MAX_PROMPT })}
    </p>
  );
}
