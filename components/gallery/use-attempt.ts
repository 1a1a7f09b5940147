"use client";

import { useTranslations } from "next-intl";
import type { Failure } from "@/lib/errors";
import type { Result } from "@/lib/result";
import { say } from "./say";

/** Runs an action of the server; a failure becomes a sentence, never a silence. */
export function useAttempt() {
  const errors = useTranslations("errors");
  const gallery = useTranslations("gallery");
  return async <Value>(run: () => Promise<Result<Value, Failure>>, done?: (value: Value) => void): Promise<void> => {
    try {
      const result = await run();
      if (result.ok) done?.(result);
      else say(errors(result.error.code));
    } catch {
      // The action never arrived, or its answer never came back.
      say(gallery("unreachable"));
    }
  };
}
