"use client";

import { useTranslations } from "next-intl";
import { MAX_PROMPT } from "@/lib/generations/settings";
import { edit } from "./changes";
import { useComposer, useDesk } from "./context";
import { errorId, FieldError } from "./field-error";

/** Characters before the limit at which the count appears; earlier it would only distract. */
const NEAR = 400;

export function PromptField() {
  const t = useTranslations("compose");
  const { store } = useDesk();
  const text = useComposer((state) => state.sheet.text);
  const wrong = useComposer((state) => state.errors.prompt !== undefined);
  const near = text.length > MAX_PROMPT - NEAR;
  return (
    <div className="flex flex-col gap-1.5">
      <textarea
        id="compose-prompt"
        name="prompt"
        aria-label={t("prompt.label")}
        aria-invalid={wrong}
        aria-describedby={errorId("prompt")}
        placeholder={t("prompt.placeholder")}
        value={text}
        onChange={(event) => store.set(edit({ text: event.target.value }))}
        rows={3}
        className="field-sizing-content max-h-[30dvh] min-h-20 w-full resize-none bg-transparent text-lg text-ink outline-none placeholder:text-faint lg:max-h-[46dvh] lg:min-h-44"
      />
      {near && (
        <p className={`timecode self-end ${text.length > MAX_PROMPT ? "text-danger" : "text-faint"}`}>
          {t("prompt.count", { count: text.length, most: MAX_PROMPT })}
        </p>
      )}
      <FieldError field="prompt" />
    </div>
  );
}
