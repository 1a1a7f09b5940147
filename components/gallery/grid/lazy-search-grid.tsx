"use client";

import { servedPart } from "@/components/ui/served-part";

const load = () => import("./search-grid");

/** Called before the first search, so that its results need not wait for their script. */
export const loadSearchGrid = (): void => void load().catch(() => undefined);

/** The grid of a search. Most galleries are opened without one. */
export const LazySearchGrid = servedPart(load);
