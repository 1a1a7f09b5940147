"use client";

import { useTranslations } from "next-intl";
import { useComposer } from "@/components/composer/context";
import type { ErrorField } from "@/components/composer/state";
import { messageFor } from "@/lib/i18n/message-for";
import { FIELD_LIMITS } from "./field-limits";

export const errorId = (field: ErrorField): string => `compose-${field}-error`;

/** The sentence beside a field. The live region stands there before it has words, or some readers would not say them. */
export function FieldErrorText({ field }: { field: ErrorField }) {
  const t = useTranslations("errors");
  const key = useComposer((state) => state.errors[field]);
  return (
    <p id={errorId(field)} role="alert" className="text-sm text-danger empty:hidden">
      {key && (messageFor(t, key, FIELD_LIMITS) ?? t("unexpected"))}
    </p>
  );
}
