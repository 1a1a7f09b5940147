import { lazyPart } from "@/components/ui/lazy-part";
import type { DialogId, DialogProps } from "./dialog-props";

const above = { place: "above" } as const;

/** The composer's dialogs; each is loaded when it is first opened. */
export const DIALOGS = {
  cast: lazyPart<DialogProps>(() => import("@/components/composer/cast/cast-dialog"), above),
  earlier: lazyPart<DialogProps>(() => import("@/components/composer/images/earlier/earlier-dialog"), above),
  library: lazyPart<DialogProps>(() => import("@/components/composer/library/library-panel"), above),
  sent: lazyPart<DialogProps>(() => import("./request-preview"), above),
} as const satisfies Record<DialogId, unknown>;
