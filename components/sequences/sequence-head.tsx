"use client";

import { touchedPart } from "@/components/ui/first-touch/touched-part";

export const SequenceHead = touchedPart(() => import("./sequence-details"), <div className="min-h-80" />);
