"use client";

import { useTranslations } from "next-intl";
import { useTransition } from "react";
import type { Failure } from "@/lib/errors";
import type { Result } from "@/lib/result";
import { say } from "./say";

/** Runs an action of the server: one at a time, and a failure becomes a sentence, never a silence. */
export function useAct() {
  const errors = useTranslations("errors");
  const gallery = useTranslations("gallery");
  const [busy, start] = useTransition();
  function act<Value>(run: () => Promise<Result<Value, Failure>>, done?: (value: Value) => void): void {
    if (busy) return;
    start(async () => {
      try {
        const result = await run();
        if (result.ok) done?.(result);
        else say(errors(result.error.code));
      } catch {
        // The action never arrived, or its answer never came back.
        say(gallery("unreachable"));
      }
    });
  }
  return { busy, act };
}
