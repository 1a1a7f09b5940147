"use client";

import { useTranslations } from "next-intl";
import type { Failure } from "@/lib/http/errors";
import type { Result } from "@/lib/http/result";
import { callAction } from "./call-action";
import { showToast } from "./show-toast";

/** Runs an action of the server; a failure becomes a sentence, never a silence. */
export function useRunAction() {
  const errors = useTranslations("errors");
  return async <Value>(run: () => Promise<Result<Value, Failure>>, done?: (value: Value) => void): Promise<void> => {
    const result = await callAction(run);
    if (result.ok) done?.(result);
    // An outdated page is told by its own notice, with the way on.
    else if (result.error.code !== "outdated") showToast(errors(result.error.code));
  };
}
