"use client";

import { useLocale } from "next-intl";
import type { ReactNode } from "react";
import { useComposerContext } from "@/components/composer/context";
import { loadStarters } from "@/components/composer/library/load-starters";
import { keepTrying } from "@/components/ui/keep-trying";

/** Loads a template into the composer. */
export function StarterButton({ id, children }: { id: string; children: ReactNode }) {
  const locale = useLocale();
  const composer = useComposerContext();
  const use = async () => {
    const [{ applyItem }, starters] = await keepTrying(() =>
      Promise.all([import("@/components/composer/library/apply-item"), loadStarters(locale)]),
    );
    // The caret goes into its first placeholder.
    await composer.editor.ready();
    const starter = starters.find((one) => one.id === id);
    if (starter) await applyItem(composer, { kind: "starters", key: id, starter }, () => undefined);
  };
  return (
    <button
      type="button"
      aria-labelledby={`starter-${id}`}
      aria-describedby={`starter-${id}-about`}
      onClick={() => void use()}
      className="flex size-full flex-col gap-0.5 rounded-lg bg-surface p-3 text-left transition-colors hover:bg-raised"
    >
      {children}
    </button>
  );
}
