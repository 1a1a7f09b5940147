"use client";

import { withMessages } from "@/components/ui/all-messages";
import { lazyPart } from "@/components/ui/lazy-part";
import type { Duration } from "@/lib/generations/settings";
import { useChoosing } from "./use-choosing";

const ChoicesPanel = lazyPart(
  withMessages(() => import("./choices-panel")),
  { eager: "visible" },
);

/** What the choices of the prompt become, loaded when it has some. */
export function LazyChoices({ estimates }: { estimates: Record<Duration, string> }) {
  return useChoosing().count > 1 && <ChoicesPanel estimates={estimates} />;
}
