"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon/icon";
import type { GenerationView } from "@/lib/generations/view";

/** A video's number in its batch, linked to the whole batch. */
export function BatchMark({ generation, tabIndex }: { generation: GenerationView; tabIndex?: number }) {
  const { batch, batchId } = generation;
  const t = useTranslations("gallery");
  if (!batch || !batchId) return null;
  return (
    <Link
      href={{ pathname: "/gallery", query: { batch: batchId } }}
      prefetch={false}
      tabIndex={tabIndex}
      aria-label={t("batch", batch)}
      title={t("batch", batch)}
      className="timecode absolute top-8 right-1.5 z-20 flex items-center gap-1 rounded-sm bg-black/60 px-1.5 py-0.5 text-white opacity-0 transition-opacity duration-150 hover:bg-black/80 group-focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:hidden"
    >
      <Icon name="layers" className="size-3" />
      {batch.at}/{batch.of}
    </Link>
  );
}
