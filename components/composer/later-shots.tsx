"use client";

import { lazyPart } from "@/components/ui/lazy-part";
import { useDesk } from "./context";
import { useView } from "./use-view";

const ShotsPanel = lazyPart(() => import("./shots/shots-panel"), { waiting: <div className="h-40" /> });

/** The timeline comes with the press that opens it. */
export function LaterShots() {
  const { open } = useDesk();
  const shown = useView(open, (now) => now.shots);
  return shown && <ShotsPanel />;
}
