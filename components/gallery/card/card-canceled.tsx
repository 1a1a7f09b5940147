"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { promptStart } from "@/components/video/prompt-start";
import type { GenerationView } from "@/lib/generations/view";
import { cardLinkLook } from "./card-button";

/** Canceled before it was sent: nothing was spent, and the prompt can be used again. */
export function CardCanceled({ generation }: { generation: GenerationView }) {
  const t = useTranslations("gallery");
  const states = useTranslations("states");
  return (
    <div className="absolute inset-0 flex flex-col justify-end gap-1 p-2.5 @min-[14rem]:p-3">
      <p className="font-medium text-sm text-soft">{states("canceled")}</p>
      <p dir="auto" className="line-clamp-2 text-faint text-xs @max-[8rem]:hidden">
        {promptStart(generation.prompt, 120)}
      </p>
      <Link
        href={{ pathname: "/", query: { from: generation.id } }}
        prefetch={false}
        className={`${cardLinkLook} mt-1 @max-[10rem]:hidden`}
      >
        {t("useAgain")}
      </Link>
    </div>
  );
}
