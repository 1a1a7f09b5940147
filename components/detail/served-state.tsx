"use client";

import { withMessages } from "@/components/ui/all-messages";
import { servedPart } from "@/components/ui/served-part";

/** Most videos that are opened are finished: what the others need is loaded only for them. */
export const ServedState = servedPart(
  withMessages(async () => ({ default: (await import("./detail-state")).DetailState })),
);
