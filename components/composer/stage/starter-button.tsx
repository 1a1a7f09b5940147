"use client";

import type { ReactNode } from "react";
import { useComposerContext } from "@/components/composer/context";
import type { Starter } from "@/components/composer/library/starters/starter";
import { keepTrying } from "@/components/ui/keep-trying";

/** Loads a template into the composer. */
export function StarterButton({ starter, children }: { starter: Starter; children: ReactNode }) {
  const composer = useComposerContext();
  const use = async () => {
    const { applyItem } = await keepTrying(() => import("@/components/composer/library/apply-item"));
    await applyItem(composer, { kind: "starters", key: starter.id, starter }, () => undefined);
  };
  return (
    <button
      type="button"
      aria-labelledby={`starter-${starter.id}`}
      aria-describedby={`starter-${starter.id}-about`}
      onClick={() => void use()}
      className="flex size-full flex-col gap-0.5 rounded-lg bg-surface p-3 text-left transition-colors hover:bg-raised"
    >
      {children}
    </button>
  );
}
