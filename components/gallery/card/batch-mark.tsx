"use client";

import { Layers } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { GenerationView } from "@/lib/generations/view";

/** Which of its click a video is, and the way to all of them. */
export function BatchMark({ generation, tabIndex }: { generation: GenerationView; tabIndex?: number }) {
  const { set, batchId } = generation;
  const t = useTranslations("gallery");
  if (!set || !batchId) return null;
  return (
    <Link
      href={{ pathname: "/gallery", query: { set: batchId } }}
      prefetch={false}
      tabIndex={tabIndex}
      aria-label={t("set", set)}
      title={t("set", set)}
      className="timecode absolute top-8 right-1.5 z-20 flex items-center gap-1 rounded-sm bg-black/60 px-1.5 py-0.5 text-white hover:bg-black/80 pointer-coarse:before:absolute pointer-coarse:before:-inset-3"
    >
      <Layers aria-hidden="true" className="size-3" />
      {set.at}/{set.of}
    </Link>
  );
}
