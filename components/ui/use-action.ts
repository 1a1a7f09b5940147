"use client";

import { useTransition } from "react";
import type { Failure } from "@/lib/http/errors";
import type { Result } from "@/lib/http/result";
import { useRunAction } from "./use-run-action";

/** Runs one server action at a time: a second click while one is running does nothing. */
export function useAction() {
  const attempt = useRunAction();
  const [busy, start] = useTransition();
  function act<Value>(run: () => Promise<Result<Value, Failure>>, done?: (value: Value) => void): void {
    if (!busy) start(() => attempt(run, done));
  }
  return { busy, act };
}
