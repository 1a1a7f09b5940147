"use client";

import { useTranslations } from "next-intl";
import { useComposer } from "@/components/composer/context";
import type { ErrorField } from "@/components/composer/state";
import { messageFor } from "@/lib/i18n/message-for";
import { FIELD_LIMITS } from "./field-limits";

export const errorId = (field: ErrorField): string => `compose-${field}-error`;

/** A field's error. The live region exists before it has text, or some screen readers wouldn't announce it. */
export function FieldErrorText({ field }: { field: ErrorField }) {
  const t = useTranslations("errors");
  const key = useComposer((state) => state.errors[field]);
  return (
    <p id={errorId(field)} role="alert" className="text-sm text-danger empty:hidden">
      {key && (messageFor(t, key, FIELD_LIMITS) ?? t("unexpected"))}
    </p>
  );
}
