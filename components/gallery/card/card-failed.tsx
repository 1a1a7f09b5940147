"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useCharged } from "@/components/video/use-charged";
import type { GenerationView } from "@/lib/generations/view";
import { cardLinkLook } from "./card-button";

/** A failed generation: the cause, the cost and the next steps. */
export function CardFailed({ generation }: { generation: GenerationView }) {
  const t = useTranslations("gallery");
  const failures = useTranslations("failures");
  const charged = useCharged(generation);
  const cause = generation.failure?.class ?? "provider";
  return (
    <div className="absolute inset-0 flex flex-col justify-end gap-1 p-2.5 @min-[14rem]:p-3">
      <p className="font-medium text-danger text-sm">{failures(`${cause}.title`)}</p>
      <p className="line-clamp-3 text-soft text-xs @max-[14rem]:hidden">{failures(`${cause}.body`)}</p>
      <p className="text-faint text-xs">{charged}</p>
      <Link
        href={{ pathname: "/", query: { from: generation.id } }}
        prefetch={false}
        className={`${cardLinkLook} mt-1 @max-[10rem]:hidden`}
      >
        {t("editAgain")}
      </Link>
    </div>
  );
}
