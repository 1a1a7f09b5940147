"use client";

import { useTranslations } from "next-intl";
import type { Failure } from "@/lib/http/errors";
import type { Result } from "@/lib/http/result";
import { callAction } from "./call-action";
import { showToast } from "./show-toast";

/** Runs a server action and shows a message when it fails. */
export function useRunAction() {
  const errors = useTranslations("errors");
  return async <Value>(run: () => Promise<Result<Value, Failure>>, done?: (value: Value) => void): Promise<void> => {
    const result = await callAction(run);
    if (result.ok) done?.(result);
    // An outdated page has its own notice.
    else if (result.error.code !== "outdated") showToast(result.error.message ?? errors(result.error.code));
  };
}
