"use client";

import { useComposerContext } from "@/components/composer/context";
import { useView } from "@/components/composer/prompt/use-view";
import { withMessages } from "@/components/ui/all-messages";
import { lazyPart } from "@/components/ui/lazy-part";

const ShotsPanel = lazyPart(
  withMessages(() => import("./shots-panel")),
  { waiting: <div className="h-40" /> },
);

/** The timeline, loaded when it is opened. */
export function LazyShots() {
  const { open } = useComposerContext();
  const shown = useView(open, (now) => now.shots);
  return shown && <ShotsPanel />;
}
