import { lazyPart } from "@/components/ui/lazy-part";
import type { Duration } from "@/lib/generations/settings";

export type SheetProps = { estimates: Record<Duration, string>; onClose: () => void };

const above = { place: "above" } as const;

/** What opens above the page; each is loaded when it is first opened. */
export const SHEETS = {
  earlier: lazyPart<SheetProps>(() => import("../earlier/earlier-sheet"), above),
  library: lazyPart<SheetProps>(() => import("../library/library-sheet"), above),
  sent: lazyPart<SheetProps>(() => import("./sent-sheet"), above),
  keys: lazyPart<SheetProps>(() => import("./keys-sheet"), above),
} as const;

export type SheetId = keyof typeof SHEETS;
