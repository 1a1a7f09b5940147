"use client";

import { useTranslations } from "next-intl";
import { callAction } from "@/components/ui/call-action";
import type { Failure } from "@/lib/errors";
import type { Result } from "@/lib/result";
import { say } from "./say";

/** Runs an action of the server; a failure becomes a sentence, never a silence. */
export function useAttempt() {
  const errors = useTranslations("errors");
  return async <Value>(run: () => Promise<Result<Value, Failure>>, done?: (value: Value) => void): Promise<void> => {
    const result = await callAction(run);
    if (result.ok) done?.(result);
    // An outdated page is told by its own notice, with the way on.
    else if (result.error.code !== "outdated") say(errors(result.error.code));
  };
}
