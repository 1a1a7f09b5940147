"use client";

import { servedPart } from "@/components/ui/served-part";

/** Most galleries have no saved views and are opened without a filter. */
export const LazySavedViews = servedPart(() => import("./saved-views"));
