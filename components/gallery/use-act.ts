"use client";

import { useTransition } from "react";
import type { Failure } from "@/lib/errors";
import type { Result } from "@/lib/result";
import { useAttempt } from "./use-attempt";

/** Runs one action of the server at a time: a second press while one is on its way does nothing. */
export function useAct() {
  const attempt = useAttempt();
  const [busy, start] = useTransition();
  function act<Value>(run: () => Promise<Result<Value, Failure>>, done?: (value: Value) => void): void {
    if (!busy) start(() => attempt(run, done));
  }
  return { busy, act };
}
