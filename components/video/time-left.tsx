"use client";

import { useTranslations } from "next-intl";
import type { GenerationView } from "@/lib/generations/view";
import { remaining } from "./remaining";
import { useNow } from "./use-now";

/** The remaining time as a range; nothing while unknown. Not a live region. */
export function TimeLeft({ generation: { state, sentAt, timeRange } }: { generation: GenerationView }) {
  const t = useTranslations("gallery.left");
  const now = useNow();
  if (!timeRange || now === 0 || (state !== "submitting" && state !== "rendering")) return null;
  const left = remaining(timeRange, sentAt ? Math.max(0, now - Date.parse(sentAt)) / 1000 : 0);
  if (left.kind === "late") return t("late");
  const { kind, low, high } = left;
  if (low === high) return t(`${kind}.about`, { high });
  return low === 0 ? t(`${kind}.under`, { high }) : t(`${kind}.between`, { low, high });
}
