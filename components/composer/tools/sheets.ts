import { type ComponentType, lazy } from "react";
import type { Duration } from "@/lib/generations/settings";

export type SheetProps = { estimates: Record<Duration, string>; onClose: () => void };

/** What opens above the page; each is loaded when it is first opened. */
export const SHEETS = {
  earlier: lazy<ComponentType<SheetProps>>(() => import("../earlier/earlier-sheet")),
  library: lazy<ComponentType<SheetProps>>(() => import("../library/library-sheet")),
  sent: lazy<ComponentType<SheetProps>>(() => import("./sent-sheet")),
  keys: lazy<ComponentType<SheetProps>>(() => import("./keys-sheet")),
} as const;

export type SheetId = keyof typeof SHEETS;
